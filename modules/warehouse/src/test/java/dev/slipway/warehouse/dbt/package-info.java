@NullMarked
package dev.slipway.warehouse.dbt;

import org.jspecify.annotations.NullMarked;
