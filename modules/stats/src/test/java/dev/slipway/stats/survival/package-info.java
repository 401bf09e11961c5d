/** Survival analysis against R, its laws and refusals. */
@NullMarked
package dev.slipway.stats.survival;

import org.jspecify.annotations.NullMarked;
