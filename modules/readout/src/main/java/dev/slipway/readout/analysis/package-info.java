/** What a study asks beside its metrics: ways of looking, families, models, comparisons without randomisation. */
@NullMarked
package dev.slipway.readout.analysis;

import org.jspecify.annotations.NullMarked;
