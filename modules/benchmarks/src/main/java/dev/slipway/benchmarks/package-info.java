/** Speed beside the peers, in the same run. */
@NullMarked
package dev.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
