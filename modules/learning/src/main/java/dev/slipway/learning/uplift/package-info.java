/** Who gains how much from which treatment: meta-learners, their uncertainty, and an honest judgement of the ranking. */
@NullMarked
package dev.slipway.learning.uplift;

import org.jspecify.annotations.NullMarked;
