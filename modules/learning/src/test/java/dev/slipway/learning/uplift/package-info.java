/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning.uplift;

import org.jspecify.annotations.NullMarked;
