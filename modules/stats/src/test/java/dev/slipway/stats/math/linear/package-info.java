/** Linear algebra against certified values, itself and its laws. */
@NullMarked
package dev.slipway.stats.math.linear;

import org.jspecify.annotations.NullMarked;
