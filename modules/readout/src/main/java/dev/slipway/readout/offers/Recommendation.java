package dev.slipway.readout.offers;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.learning.uplift.EvaluationPlan;
import dev.slipway.learning.uplift.UpliftReport;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.OfferWeeks;
import org.jspecify.annotations.Nullable;

/**
 * The policy and its judgement alone, for studies of the method in many worlds: without frontiers, without how sure single effects are
 * and without reasons, which change nothing of what is recommended and take long.
 *
 * @param chosen the assignment at the study's own limits
 * @param evaluation of it on rounds that its models did not see
 * @param uplift what was learned, with wider resampling errors of its curves
 */
public record Recommendation(PolicyReadout.Choice chosen, PolicyEvaluation evaluation, UpliftReport uplift) {
    /** Around curves and orders, which decide nothing. */
    private static final int FEWEST = 100;

    /**
     * Recommends what {@link OffersCalculator#compute} recommends.
     *
     * @return null where nothing can be learned
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static @Nullable Recommendation of(Study study, ExperimentData data, OfferWeeks weeks, JobContext context) {
        try {
            EvaluationPlan intervals = EvaluationPlan.usual().withResamples(FEWEST);
            OfferSolver solver = new OfferSolver(study, data, weeks, intervals, context);
            OfferSolver.Solved solved = solver.solve();
            return new Recommendation(
                    solved.choices().chosen(solved.solution()),
                    solver.evaluation(solved),
                    solved.models().report());
        } catch (SlipwayException | IllegalArgumentException reason) {
            return null;
        }
    }
}
