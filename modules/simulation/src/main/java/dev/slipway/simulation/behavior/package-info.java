/** The world of a media-and-commerce product: sessions, purchases, an experiment and a rollout that nobody randomised. */
@NullMarked
package dev.slipway.simulation.behavior;

import org.jspecify.annotations.NullMarked;
