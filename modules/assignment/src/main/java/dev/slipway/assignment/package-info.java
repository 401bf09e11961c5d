/** Who gets which variant: hashing into buckets, layers, holdouts, coverage, weights and stickiness. */
@NullMarked
package dev.slipway.assignment;

import org.jspecify.annotations.NullMarked;
