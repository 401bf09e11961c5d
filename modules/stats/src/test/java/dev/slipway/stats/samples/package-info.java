/** Tests of samples and planning, against other software. */
@NullMarked
package dev.slipway.stats.samples;

import org.jspecify.annotations.NullMarked;
