/** Planning against other software and against itself. */
@NullMarked
package dev.slipway.stats.power;

import org.jspecify.annotations.NullMarked;
