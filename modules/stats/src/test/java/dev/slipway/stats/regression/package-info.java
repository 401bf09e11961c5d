/** Regressions against R, their laws and refusals. */
@NullMarked
package dev.slipway.stats.regression;

import org.jspecify.annotations.NullMarked;
