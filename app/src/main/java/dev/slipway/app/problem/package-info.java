/** What went wrong and what to do about it. */
@NullMarked
package dev.slipway.app.problem;

import org.jspecify.annotations.NullMarked;
