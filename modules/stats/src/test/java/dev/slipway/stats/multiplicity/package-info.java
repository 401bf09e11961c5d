/** Families of comparisons: golden values and laws. */
@NullMarked
package dev.slipway.stats.multiplicity;

import org.jspecify.annotations.NullMarked;
