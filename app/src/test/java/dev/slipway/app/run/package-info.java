/** Tests of runs. */
@NullMarked
package dev.slipway.app.run;

import org.jspecify.annotations.NullMarked;
