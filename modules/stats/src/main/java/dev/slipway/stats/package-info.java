/**
 * Sufficient statistics, effects and typed warnings that every estimator shares. Primitive arrays in, records out.
 */
@NullMarked
package dev.slipway.stats;

import org.jspecify.annotations.NullMarked;
