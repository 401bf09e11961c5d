/** Controls that screens share. */
@NullMarked
package dev.slipway.app.widget;

import org.jspecify.annotations.NullMarked;
