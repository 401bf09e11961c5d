/** Who gets which offer: the best assignment under limits, with a proof of how good it is. */
@NullMarked
package dev.slipway.learning.policy;

import org.jspecify.annotations.NullMarked;
