/** What the desktop remembers between two starts. */
@NullMarked
package dev.slipway.app.settings;

import org.jspecify.annotations.NullMarked;
