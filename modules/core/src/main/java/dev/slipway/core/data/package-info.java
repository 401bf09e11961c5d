/** Typed columns in motion: schemas, batches of columns, and sources that stream them. */
@NullMarked
package dev.slipway.core.data;

import org.jspecify.annotations.NullMarked;
