/** Observational methods against brute force in numpy, published examples, laws and refusals. */
@NullMarked
package dev.slipway.stats.causal;

import org.jspecify.annotations.NullMarked;
