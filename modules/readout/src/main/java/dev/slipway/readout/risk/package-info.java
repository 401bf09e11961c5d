/** Whom to look at first: weeks with losses as rows to learn from, and what came of it as a readout. */
@NullMarked
package dev.slipway.readout.risk;

import org.jspecify.annotations.NullMarked;
