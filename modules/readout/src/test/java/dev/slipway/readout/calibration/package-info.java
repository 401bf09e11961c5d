/** Tests of the table of calibration as the readout shows it. */
@NullMarked
package dev.slipway.readout.calibration;

import org.jspecify.annotations.NullMarked;
