@NullMarked
package dev.slipway.readout.offers;

import org.jspecify.annotations.NullMarked;
