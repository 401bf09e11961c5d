/** The verdict, the key numbers, the trend and the health of a run. */
@NullMarked
package dev.slipway.app.overview;

import org.jspecify.annotations.NullMarked;
