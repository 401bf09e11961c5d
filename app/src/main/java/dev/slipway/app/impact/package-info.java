/** The Impact tab: every metric by every method, the decision with its rules, the path over days, guardrails, segments. */
@NullMarked
package dev.slipway.app.impact;

import org.jspecify.annotations.NullMarked;
