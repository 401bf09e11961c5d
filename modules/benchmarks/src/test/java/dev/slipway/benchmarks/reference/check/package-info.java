/** Tests of the comparison with reference results. */
@NullMarked
package dev.slipway.benchmarks.reference.check;

import org.jspecify.annotations.NullMarked;
