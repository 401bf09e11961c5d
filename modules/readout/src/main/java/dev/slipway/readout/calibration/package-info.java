/** How often the methods of a readout err: the committed table of simulated experiments. */
@NullMarked
package dev.slipway.readout.calibration;

import org.jspecify.annotations.NullMarked;
