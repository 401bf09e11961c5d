package dev.slipway.app.shell;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.PolicyReadout;
import java.util.List;

/** Solves for who gets which offer under other limits than those that the readout of a run was solved for. */
@FunctionalInterface
public interface OfferSolver {
    /**
     * The best assignment within limits. Called below the window, again whenever a person lets go of the handle, so it should take
     * no more than 300 ms for 100,000 users. Throws {@code CancelledException} when the context says so, and a
     * {@code SlipwayException} that names the limits where nothing keeps them.
     *
     * @param most allowed of each limit, in the order of the readout's
     */
    PolicyReadout.Choice solve(List<Double> most, JobContext context);
}
