/** Drift of behaviour from week to week: features of users' weeks, their distance to the reference, alerts. */
@NullMarked
package dev.slipway.readout.weekly;

import org.jspecify.annotations.NullMarked;
