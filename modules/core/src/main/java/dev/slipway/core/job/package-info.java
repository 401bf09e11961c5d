/** Long work: progress by stage, warnings, and cancellation, without knowing who watches. */
@NullMarked
package dev.slipway.core.job;

import org.jspecify.annotations.NullMarked;
