/** The question who should get which offer, in many worlds whose truth is known. */
@NullMarked
package dev.slipway.benchmarks.offers;

import org.jspecify.annotations.NullMarked;
