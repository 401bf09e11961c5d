/** The onboarding world, full identity check upfront against progressive onboarding. */
@NullMarked
package dev.slipway.simulation.onboarding;

import org.jspecify.annotations.NullMarked;
