/** Variance reduction: golden values, laws and refusals. */
@NullMarked
package dev.slipway.stats.adjust;

import org.jspecify.annotations.NullMarked;
