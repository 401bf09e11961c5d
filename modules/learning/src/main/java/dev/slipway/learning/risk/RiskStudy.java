package dev.slipway.learning.risk;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.TrainedModel;
import dev.slipway.learning.Training;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for cases such as fraud: a model learns from labelled rows of the past, a forest tells what is unusual without labels, validation
 * rows calibrate, combine both and choose from where on a review pays, later test rows say what that is worth.
 *
 * <p>A row is learned from only when its label was known before the next part began, see {@link Outcome#delay()}.
 */
public final class RiskStudy {
    private static final long FOREST = 11;

    private RiskStudy() {}

    /**
     * What came out.
     *
     * @param report for people
     * @param model scores rows with labels' help
     * @param forest scores rows without
     * @param combined makes one probability of both
     * @param split which rows of the table were for what
     */
    public record Result(
            RiskReport report, TrainedModel model, AnomalyForest forest, CombinedScore combined, Split split) {}

    /**
     * Runs.
     *
     * @param table features as of moments
     * @param outcome 1 for a case, 0 else, with the delay until it is known
     * @param context stages of {@link Training}, then "Anomalies" and "Review"; cancelling answers within a fraction of a second
     * @throws SlipwayException when a part has too few rows or cases
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Result run(FeatureTable table, Outcome outcome, RiskPlan plan, JobContext context) {
        double prevented = plan.costs().prevented();
        double[] losses =
                Arrays.stream(outcome.values()).map(value -> value * prevented).toArray();
        return run(table, outcome, losses, plan, context);
    }

    /**
     * The same where it is known of each row what it lost. The mean loss of training cases takes the place of the plan's.
     *
     * @param losses by row of the table what a review would have prevented; 0 where there is no case
     */
    public static Result run(FeatureTable table, Outcome outcome, double[] losses, RiskPlan plan, JobContext context) {
        Checks.require(
                losses.length == table.rows(), "there are " + losses.length + " losses for " + table.rows() + " rows");
        Checks.require(
                outcome.task() == Task.PROBABILITY,
                "the outcome " + outcome.name() + " must be a case or none: 1 or 0");
        Training.Result trained = Training.run(table, outcome, plan.training(), context);
        Split split = trained.split();
        context.stage("Anomalies", outcome.name());
        int[] past = past(table, plan, split);
        AnomalyForest forest = AnomalyForest.fit(
                table, past, plan.forest(), Seeds.of(plan.training().seed(), FOREST), context);
        Scores validation = Scores.of(table, outcome, split.validation(), trained.model(), forest);
        CombinedScore combined =
                CombinedScore.fit(validation.probability(), validation.anomaly(), validation.y(), context);
        context.stage("Review", outcome.name());
        Scores test = Scores.of(table, outcome, split.test(), trained.model(), forest);
        RiskReport report = new RiskJudge(table, losses, withLosses(plan, outcome, losses, split), context)
                .report(trained, validation, test, combined, past.length);
        return new Result(report, trained.model(), forest, combined, split);
    }

    /** The plan with the mean loss of training cases. */
    private static RiskPlan withLosses(RiskPlan plan, Outcome outcome, double[] losses, Split split) {
        double prevented = Arrays.stream(split.train())
                .filter(i -> outcome.values()[i] == 1)
                .mapToDouble(i -> losses[i])
                .average()
                .orElse(0);
        return plan.withCosts(new Costs(plan.costs().review(), prevented));
    }

    /** All rows before validation, known label or not; of units of training only, where units stay together. */
    private static int[] past(FeatureTable table, RiskPlan plan, Split split) {
        long until = plan.training().split().time().validation();
        boolean byUnit = plan.training().split().byUnit();
        Set<Long> training = byUnit
                ? Arrays.stream(split.train()).mapToObj(i -> table.units()[i]).collect(Collectors.toSet())
                : Set.of();
        return IntStream.range(0, table.rows())
                .filter(i -> table.asOf()[i] < until && (!byUnit || training.contains(table.units()[i])))
                .toArray();
    }

    /** Rows of a part as the model and the forest see them. */
    record Scores(int[] rows, double[] y, double[] probability, double[] anomaly) {
        static Scores of(FeatureTable table, Outcome outcome, int[] rows, TrainedModel model, AnomalyForest forest) {
            return new Scores(
                    rows,
                    Arrays.stream(rows).mapToDouble(i -> outcome.values()[i]).toArray(),
                    model.score(table, rows),
                    forest.score(table, rows));
        }
    }
}
