/** The embedded engine: one H2 file per run, bulk loading, cancellation, failures as sentences. */
@NullMarked
package dev.slipway.warehouse.engine;

import org.jspecify.annotations.NullMarked;
