/** Tests of the traffic tab. */
@NullMarked
package dev.slipway.app.traffic;

import org.jspecify.annotations.NullMarked;
