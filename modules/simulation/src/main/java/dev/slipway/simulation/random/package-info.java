/** Random streams that depend only on the seed, the user and the purpose. */
@NullMarked
package dev.slipway.simulation.random;

import org.jspecify.annotations.NullMarked;
