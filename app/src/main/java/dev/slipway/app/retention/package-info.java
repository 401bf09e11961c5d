/** The Retention tab: cohorts of each arm, their difference, return curves, day 1, 7 and 30. */
@NullMarked
package dev.slipway.app.retention;

import org.jspecify.annotations.NullMarked;
