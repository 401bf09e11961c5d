/** Tests of the Models tab. */
@NullMarked
package dev.slipway.app.models;

import org.jspecify.annotations.NullMarked;
