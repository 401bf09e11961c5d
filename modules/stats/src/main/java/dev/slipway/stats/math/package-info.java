/**
 * Distributions and quadrature with relative accuracy in the tails, argument checks.
 */
@NullMarked
package dev.slipway.stats.math;

import org.jspecify.annotations.NullMarked;
