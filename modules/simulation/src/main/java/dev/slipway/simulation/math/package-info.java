/** Distributions with closed forms, quadrature and root finding. */
@NullMarked
package dev.slipway.simulation.math;

import org.jspecify.annotations.NullMarked;
