/** Training and judging one model: features and an outcome in, a report and a model that scores out. */
@NullMarked
package dev.slipway.learning;

import org.jspecify.annotations.NullMarked;
