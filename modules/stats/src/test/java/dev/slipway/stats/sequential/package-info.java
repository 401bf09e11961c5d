/** Boundaries, confidence sequences and their calibration. */
@NullMarked
package dev.slipway.stats.sequential;

import org.jspecify.annotations.NullMarked;
