package dev.slipway.app.shell;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.EarlyReadout;
import dev.slipway.readout.model.Readout;

/**
 * What a filter answers at once, and the work that makes it whole.
 *
 * @param rest goes on from what the first step computed; called below the window, again where a call was cancelled
 */
public record FirstAnswer(EarlyReadout readout, Rest rest) {
    /** The analyses and the answers in words. */
    @FunctionalInterface
    public interface Rest {
        /** The whole readout. Throws {@code CancelledException} when the context says so. */
        Readout compute(JobContext context);
    }
}
