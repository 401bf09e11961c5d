/** Tests of what is said about failures. */
@NullMarked
package dev.slipway.app.problem;

import org.jspecify.annotations.NullMarked;
