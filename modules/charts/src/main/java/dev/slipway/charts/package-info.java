/** Readout parts drawn: one picture for the screen (light, dark) and for paper, with its words, its table and its hot spots. */
@NullMarked
package dev.slipway.charts;

import org.jspecify.annotations.NullMarked;
