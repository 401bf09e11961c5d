@NullMarked
package dev.slipway.app.data;

import org.jspecify.annotations.NullMarked;
