/** Models that H2 fills in one pass over rows in order; their SQL says what they hold. */
@NullMarked
package dev.slipway.warehouse.pass;

import org.jspecify.annotations.NullMarked;
