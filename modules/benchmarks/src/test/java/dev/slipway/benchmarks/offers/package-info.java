/** Checks of the table of offers. */
@NullMarked
package dev.slipway.benchmarks.offers;

import org.jspecify.annotations.NullMarked;
