/** Tests of the comparison with reference results. */
@NullMarked
package dev.slipway.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
