/** Ten million events: how long, how much memory, and beside what others need for the same tables. */
@NullMarked
package dev.slipway.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
