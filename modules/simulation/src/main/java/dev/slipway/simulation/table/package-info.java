/** Tables generated in parallel, delivered in order. */
@NullMarked
package dev.slipway.simulation.table;

import org.jspecify.annotations.NullMarked;
