/** How good predictions are, with intervals; what they lean on; whether they beat something simpler. */
@NullMarked
package dev.slipway.learning.evaluate;

import org.jspecify.annotations.NullMarked;
