/** Tests of opening and importing. */
@NullMarked
package dev.slipway.app.welcome;

import org.jspecify.annotations.NullMarked;
