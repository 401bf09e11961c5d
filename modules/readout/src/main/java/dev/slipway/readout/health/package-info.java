/** Checks of whether the data can carry a verdict. A failed one forbids any verdict but HOLD. */
@NullMarked
package dev.slipway.readout.health;

import org.jspecify.annotations.NullMarked;
