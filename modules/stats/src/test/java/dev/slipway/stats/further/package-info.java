/** Estimators beyond the trial itself, against other software. */
@NullMarked
package dev.slipway.stats.further;

import org.jspecify.annotations.NullMarked;
