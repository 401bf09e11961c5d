@NullMarked
package dev.slipway.app.drift;

import org.jspecify.annotations.NullMarked;
