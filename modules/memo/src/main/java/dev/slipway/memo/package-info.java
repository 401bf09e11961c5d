/** The memo and the technical report: one readout as PDF and HTML. */
@NullMarked
package dev.slipway.memo;

import org.jspecify.annotations.NullMarked;
