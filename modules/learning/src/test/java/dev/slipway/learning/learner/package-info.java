/** Tests of the package of this name. */
@NullMarked
package dev.slipway.learning.learner;

import org.jspecify.annotations.NullMarked;
