/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning;

import org.jspecify.annotations.NullMarked;
