/** Tests of the comparison with reference results. */
@NullMarked
package dev.slipway.benchmarks.reference.family;

import org.jspecify.annotations.NullMarked;
