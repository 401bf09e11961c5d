/** Tests of the window as a person uses it. */
@NullMarked
package dev.slipway.app.window;

import org.jspecify.annotations.NullMarked;
