@NullMarked
package dev.slipway.readout.weekly;

import org.jspecify.annotations.NullMarked;
