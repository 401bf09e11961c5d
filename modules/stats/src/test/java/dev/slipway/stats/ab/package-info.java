/** Two-arm methods: golden values, laws and refusals. */
@NullMarked
package dev.slipway.stats.ab;

import org.jspecify.annotations.NullMarked;
