@NullMarked
package dev.slipway.warehouse;

import org.jspecify.annotations.NullMarked;
