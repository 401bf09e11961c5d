/**
 * What another policy would have earned, from the log of the one that ran.
 */
@NullMarked
package dev.slipway.stats.policy;

import org.jspecify.annotations.NullMarked;
