/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning.feature;

import org.jspecify.annotations.NullMarked;
