/** Features with the moments at which they were known, outcomes with their windows, splits, encoding. */
@NullMarked
package dev.slipway.learning.feature;

import org.jspecify.annotations.NullMarked;
