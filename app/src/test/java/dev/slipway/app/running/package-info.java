/** Tests of the screen of a run in progress. */
@NullMarked
package dev.slipway.app.running;

import org.jspecify.annotations.NullMarked;
