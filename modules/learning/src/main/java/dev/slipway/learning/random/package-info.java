/** Random streams that depend on the seed and a number, never on threads. */
@NullMarked
package dev.slipway.learning.random;

import org.jspecify.annotations.NullMarked;
