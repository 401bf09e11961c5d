/** One class for each family of methods: from the words of a check and its data to our numbers. */
@NullMarked
package dev.slipway.benchmarks.reference.family;

import org.jspecify.annotations.NullMarked;
