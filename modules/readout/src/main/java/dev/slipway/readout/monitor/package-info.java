/** A running experiment of weeks as it could have been watched: growth, harm, and who is best, week by week. */
@NullMarked
package dev.slipway.readout.monitor;

import org.jspecify.annotations.NullMarked;
