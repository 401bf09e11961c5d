/** What a reference check is: its data, its expected values, and how far ours may be from them. */
@NullMarked
package dev.slipway.benchmarks.reference.check;

import org.jspecify.annotations.NullMarked;
