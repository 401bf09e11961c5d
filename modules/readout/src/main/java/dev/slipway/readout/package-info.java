/** Turns the marts of one experiment into a {@link dev.slipway.readout.model.Readout} and the readout into a decision. */
@NullMarked
package dev.slipway.readout;

import org.jspecify.annotations.NullMarked;
