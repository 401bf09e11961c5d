/** Engines, loaders, the dbt project and its runner, and the marts as columns in memory. */
@NullMarked
package dev.slipway.warehouse;

import org.jspecify.annotations.NullMarked;
