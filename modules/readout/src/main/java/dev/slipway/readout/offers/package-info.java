/** Who should get which offer: effects learned from logged weeks, the best assignment under limits, what it would have earned. */
@NullMarked
package dev.slipway.readout.offers;

import org.jspecify.annotations.NullMarked;
