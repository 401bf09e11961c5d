/** Policies that learn while they choose, raced in the world that made a study's weeks. */
@NullMarked
package dev.slipway.readout.race;

import org.jspecify.annotations.NullMarked;
