/**
 * Effects without randomisation. Every method rests on an assumption that data cannot prove; its Javadoc names it.
 */
@NullMarked
package dev.slipway.stats.causal;

import org.jspecify.annotations.NullMarked;
