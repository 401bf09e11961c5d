@NullMarked
package dev.slipway.readout.risk;

import org.jspecify.annotations.NullMarked;
