/**
 * Bootstrap intervals whose bytes do not depend on the number of threads.
 */
@NullMarked
package dev.slipway.stats.resample;

import org.jspecify.annotations.NullMarked;
