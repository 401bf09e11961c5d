/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning.evaluate;

import org.jspecify.annotations.NullMarked;
