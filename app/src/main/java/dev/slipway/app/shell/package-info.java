/** The window: its frame, the workbench behind it, and the contracts that screens are written against. */
@NullMarked
package dev.slipway.app.shell;

import org.jspecify.annotations.NullMarked;
