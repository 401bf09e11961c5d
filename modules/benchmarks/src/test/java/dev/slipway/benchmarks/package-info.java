/** The rules of the house for the benchmarks. */
@NullMarked
package dev.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
