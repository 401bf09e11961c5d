/** Marks in the code that the architecture rules read. */
@NullMarked
package dev.slipway.core.rule;

import org.jspecify.annotations.NullMarked;
