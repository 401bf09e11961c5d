/** One run of a study, from its source to its memo. */
@NullMarked
package dev.slipway.app.run;

import org.jspecify.annotations.NullMarked;
