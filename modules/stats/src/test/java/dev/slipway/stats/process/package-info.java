/** Markov chains and event rates against other software, closed forms and laws. */
@NullMarked
package dev.slipway.stats.process;

import org.jspecify.annotations.NullMarked;
