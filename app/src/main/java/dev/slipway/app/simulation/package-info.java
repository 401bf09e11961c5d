/** Worlds, their numbers, what they will cost, and whether what was planted was recovered. */
@NullMarked
package dev.slipway.app.simulation;

import org.jspecify.annotations.NullMarked;
