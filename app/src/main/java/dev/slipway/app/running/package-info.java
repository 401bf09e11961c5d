/** A run in progress: its stages, what stays usable, what Cancel does. */
@NullMarked
package dev.slipway.app.running;

import org.jspecify.annotations.NullMarked;
