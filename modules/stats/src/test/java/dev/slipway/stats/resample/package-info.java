/** The bootstrap: threads, shortcuts, accuracy. */
@NullMarked
package dev.slipway.stats.resample;

import org.jspecify.annotations.NullMarked;
