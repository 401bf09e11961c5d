/** Drift measures against other software, laws and refusals. */
@NullMarked
package dev.slipway.stats.drift;

import org.jspecify.annotations.NullMarked;
