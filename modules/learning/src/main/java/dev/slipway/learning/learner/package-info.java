/** Learners behind one interface: matrix and outcome in, predictions out. */
@NullMarked
package dev.slipway.learning.learner;

import org.jspecify.annotations.NullMarked;
