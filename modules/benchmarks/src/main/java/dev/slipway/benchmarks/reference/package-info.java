/** Checks the statistics engine against a folder of reference results computed by other software. */
@NullMarked
package dev.slipway.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
