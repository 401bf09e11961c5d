@NullMarked
package dev.slipway.readout.metric;

import org.jspecify.annotations.NullMarked;
