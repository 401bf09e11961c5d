/**
 * Less noise from what was known before exposure: covariates, strata, predictions.
 */
@NullMarked
package dev.slipway.stats.adjust;

import org.jspecify.annotations.NullMarked;
