/**
 * Power, sample size and detectable difference of fixed-size tests.
 */
@NullMarked
package dev.slipway.stats.power;

import org.jspecify.annotations.NullMarked;
