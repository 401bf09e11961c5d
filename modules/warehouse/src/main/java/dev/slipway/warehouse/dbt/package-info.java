/** The dbt project and its runner. */
@NullMarked
package dev.slipway.warehouse.dbt;

import org.jspecify.annotations.NullMarked;
