/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning.search;

import org.jspecify.annotations.NullMarked;
