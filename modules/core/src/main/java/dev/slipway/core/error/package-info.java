/** Failures that a person can act on: a category, a sentence for the user, and the technical cause. */
@NullMarked
package dev.slipway.core.error;

import org.jspecify.annotations.NullMarked;
