/**
 * Times to an event under censoring: Kaplan–Meier, Nelson–Aalen, log-rank tests, restricted means, Cox regression with
 * its diagnostics.
 */
@NullMarked
package dev.slipway.stats.survival;

import org.jspecify.annotations.NullMarked;
