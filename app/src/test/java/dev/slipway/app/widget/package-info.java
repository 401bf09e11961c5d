/** Tests of the shared controls. */
@NullMarked
package dev.slipway.app.widget;

import org.jspecify.annotations.NullMarked;
