@NullMarked
package dev.slipway.warehouse.marts;

import org.jspecify.annotations.NullMarked;
