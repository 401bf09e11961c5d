/** One metric: its usable values, every method's estimate, the day-by-day path. */
@NullMarked
package dev.slipway.readout.metric;

import org.jspecify.annotations.NullMarked;
