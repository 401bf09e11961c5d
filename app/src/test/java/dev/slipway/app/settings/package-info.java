/** Tests of what is remembered. */
@NullMarked
package dev.slipway.app.settings;

import org.jspecify.annotations.NullMarked;
