@NullMarked
package dev.slipway.warehouse.engine;

import org.jspecify.annotations.NullMarked;
