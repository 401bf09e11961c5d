/**
 * Several comparisons at once: adjusted p-values and simultaneous intervals.
 */
@NullMarked
package dev.slipway.stats.multiplicity;

import org.jspecify.annotations.NullMarked;
