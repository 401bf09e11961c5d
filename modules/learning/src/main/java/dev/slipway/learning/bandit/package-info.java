/** Contextual bandits in simulated worlds: policies that learn while they choose, raced beside a planned test. */
@NullMarked
package dev.slipway.learning.bandit;

import org.jspecify.annotations.NullMarked;
