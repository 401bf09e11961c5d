/** The search for cases: planted rings, noise, hand-made budgets, and numbers of scikit-learn. */
@NullMarked
package dev.slipway.learning.risk;

import org.jspecify.annotations.NullMarked;
