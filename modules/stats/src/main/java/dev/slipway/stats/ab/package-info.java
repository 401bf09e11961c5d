/**
 * Frequentist comparison of two arms: proportions, means, ratios, covariate adjustment, medians, sample ratio.
 */
@NullMarked
package dev.slipway.stats.ab;

import org.jspecify.annotations.NullMarked;
