/**
 * The readout: everything computed about one experiment at one moment. Plain records that Jackson writes and reads as
 * {@code readout.json} (snake_case). No timings and no wall clock in here: the same study with the same seed gives the
 * same bytes.
 */
@NullMarked
package dev.slipway.readout.model;

import org.jspecify.annotations.NullMarked;
