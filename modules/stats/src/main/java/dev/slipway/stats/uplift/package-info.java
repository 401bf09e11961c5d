/**
 * How well a score finds the units whom a treatment moves. No model is fitted here.
 */
@NullMarked
package dev.slipway.stats.uplift;

import org.jspecify.annotations.NullMarked;
