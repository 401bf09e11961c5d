/** Readouts made by hand, with numbers of the size of the growth study: for the tests of charts, memo and app. */
@NullMarked
package dev.slipway.testreadouts;

import org.jspecify.annotations.NullMarked;
