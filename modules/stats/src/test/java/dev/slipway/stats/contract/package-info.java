/** What every estimator must keep, whatever its formula. */
@NullMarked
package dev.slipway.stats.contract;

import org.jspecify.annotations.NullMarked;
