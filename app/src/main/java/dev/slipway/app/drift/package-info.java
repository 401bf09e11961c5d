/** The Drift tab: how far each input moved, whether the arms moved alike, and what moved inside an input. */
@NullMarked
package dev.slipway.app.drift;

import org.jspecify.annotations.NullMarked;
