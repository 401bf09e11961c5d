/** What was planted, to be put beside what is recovered. */
@NullMarked
package dev.slipway.simulation.truth;

import org.jspecify.annotations.NullMarked;
