/**
 * Event sequences as Markov chains, and event counts as rates.
 */
@NullMarked
package dev.slipway.stats.process;

import org.jspecify.annotations.NullMarked;
