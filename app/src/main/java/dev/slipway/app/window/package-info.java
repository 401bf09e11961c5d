/** The window: header, tab bar, content, status bar, and the list of its screens. */
@NullMarked
package dev.slipway.app.window;

import org.jspecify.annotations.NullMarked;
