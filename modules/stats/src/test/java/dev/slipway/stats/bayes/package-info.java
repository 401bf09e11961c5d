/** Posteriors: golden values, laws and refusals. */
@NullMarked
package dev.slipway.stats.bayes;

import org.jspecify.annotations.NullMarked;
