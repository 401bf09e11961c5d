@NullMarked
package dev.slipway.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
