/** The numbers of a world that a study may turn. */
@NullMarked
package dev.slipway.simulation.knob;

import org.jspecify.annotations.NullMarked;
