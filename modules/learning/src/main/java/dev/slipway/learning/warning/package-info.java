/** Reasons to read a learned model with care. */
@NullMarked
package dev.slipway.learning.warning;

import org.jspecify.annotations.NullMarked;
