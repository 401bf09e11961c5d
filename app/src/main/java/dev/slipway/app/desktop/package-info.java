/** The desktop put together by hand: services behind the window's ports, and the start of the window. */
@NullMarked
package dev.slipway.app.desktop;

import org.jspecify.annotations.NullMarked;
