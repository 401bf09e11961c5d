/** Numbers and dates as people read them: one hand for screen, memo and messages. Locale independent. */
@NullMarked
package dev.slipway.readout.text;

import org.jspecify.annotations.NullMarked;
