@NullMarked
package dev.slipway.app.desktop;

import org.jspecify.annotations.NullMarked;
