/** Tests of the overview's words. */
@NullMarked
package dev.slipway.app.overview;

import org.jspecify.annotations.NullMarked;
