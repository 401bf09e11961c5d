/**
 * Distance between a distribution before and after.
 */
@NullMarked
package dev.slipway.stats.drift;

import org.jspecify.annotations.NullMarked;
