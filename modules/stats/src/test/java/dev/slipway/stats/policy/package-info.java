/** Off-policy estimators against published definitions, and laws. */
@NullMarked
package dev.slipway.stats.policy;

import org.jspecify.annotations.NullMarked;
