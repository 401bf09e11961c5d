@NullMarked
package dev.slipway.warehouse.pass;

import org.jspecify.annotations.NullMarked;
