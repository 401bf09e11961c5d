/** Bandits: planted worlds, direct solves, and a run of numpy. */
@NullMarked
package dev.slipway.learning.bandit;

import org.jspecify.annotations.NullMarked;
