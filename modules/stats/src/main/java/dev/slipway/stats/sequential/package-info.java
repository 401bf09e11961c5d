/**
 * Inference that stays valid when somebody looks before the end.
 */
@NullMarked
package dev.slipway.stats.sequential;

import org.jspecify.annotations.NullMarked;
