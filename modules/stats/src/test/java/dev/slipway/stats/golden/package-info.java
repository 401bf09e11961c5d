/** Estimators against values that other software computed; the generators are in src/test/golden. */
@NullMarked
package dev.slipway.stats.golden;

import org.jspecify.annotations.NullMarked;
