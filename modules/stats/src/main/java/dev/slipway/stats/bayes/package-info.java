/**
 * Posterior comparison of two arms by quadrature, never by simulation.
 */
@NullMarked
package dev.slipway.stats.bayes;

import org.jspecify.annotations.NullMarked;
