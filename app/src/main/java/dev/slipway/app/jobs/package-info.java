/** Work below the window: progress, cancellation, latest wins. */
@NullMarked
package dev.slipway.app.jobs;

import org.jspecify.annotations.NullMarked;
