/** Tests of the impact tab. */
@NullMarked
package dev.slipway.app.impact;

import org.jspecify.annotations.NullMarked;
