/** The Funnels tab: edit steps, order and window; see the arms step by step with intervals, at once. */
@NullMarked
package dev.slipway.app.funnels;

import org.jspecify.annotations.NullMarked;
