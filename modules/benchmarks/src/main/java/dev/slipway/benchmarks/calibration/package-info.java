/** Simulated experiments that show how often each method errs. */
@NullMarked
package dev.slipway.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
