/** Uplift measures against published definitions, and laws. */
@NullMarked
package dev.slipway.stats.uplift;

import org.jspecify.annotations.NullMarked;
