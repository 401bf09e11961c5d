/** Checks of the table of calibration. */
@NullMarked
package dev.slipway.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
