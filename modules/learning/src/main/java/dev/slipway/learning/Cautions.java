package dev.slipway.learning;

import dev.slipway.learning.evaluate.Calibration;
import dev.slipway.learning.evaluate.Evaluation;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.warning.LearningWarning;
import dev.slipway.learning.warning.LearningWarning.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The conditions under which a training warns, in one place. */
final class Cautions {
    /** Rows of the rarer outcome per feature under which a fit leans on chance (Peduzzi et al. 1996). */
    private static final int OUTCOMES_PER_FEATURE = 10;

    private static final int SMALL_TEST = 50;
    private static final double SLOPE = 0.2;
    private static final double SHIFT = 0.1;
    private static final double TOO_GOOD = 0.99;

    private Cautions() {}

    static List<LearningWarning> ofSplit(
            FeatureTable table, Plan plan, Split split, Part train, Part test, Outcome outcome) {
        List<LearningWarning> warnings = new ArrayList<>();
        boolean probability = outcome.task() == Task.PROBABILITY;
        if (split.immature() > 0) {
            warnings.add(of(
                    Kind.IMMATURE_ROWS,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows are left out because their outcome is not known by the end of the data.",
                            split.immature(),
                            table.rows())));
        }
        if (split.purged() > 0) {
            warnings.add(of(
                    Kind.PURGED_ROWS,
                    String.format(
                            Locale.ROOT,
                            "%,d rows are left out because their outcome became known only after the next part began.",
                            split.purged())));
        }
        int enough = OUTCOMES_PER_FEATURE * table.features().size();
        int informative = probability ? train.rarer() : train.rows().length;
        if (informative < enough) {
            warnings.add(of(
                    Kind.FEW_OUTCOMES,
                    String.format(
                            Locale.ROOT,
                            "Training has %,d rows %sfor %d features; fewer than %d each lean on chance.",
                            informative,
                            probability ? "of the rarer outcome " : "",
                            table.features().size(),
                            OUTCOMES_PER_FEATURE)));
        }
        int telling = probability ? test.rarer() : test.rows().length;
        if (telling < SMALL_TEST) {
            warnings.add(of(
                    Kind.SMALL_TEST,
                    String.format(
                            Locale.ROOT,
                            "The test has %,d rows%s; below %d its intervals are rough.",
                            telling,
                            probability ? " of the rarer outcome" : "",
                            SMALL_TEST)));
        }
        int shared = plan.split().byUnit() ? 0 : shared(train, test);
        if (shared > 0) {
            warnings.add(of(
                    Kind.SHARED_UNITS,
                    String.format(
                            Locale.ROOT,
                            "%,d units of the test were seen in training at earlier moments; for new units the model may be worse.",
                            shared)));
        }
        return warnings;
    }

    static List<LearningWarning> ofEvaluation(Evaluation evaluation) {
        List<LearningWarning> warnings = new ArrayList<>();
        for (Evaluation.Comparison comparison : evaluation.comparisons()) {
            if (!comparison.beats()) {
                Interval gain = comparison.improvement();
                warnings.add(new LearningWarning(
                        Kind.NOT_BETTER,
                        comparison.baseline(),
                        String.format(
                                        Locale.ROOT,
                                        "The model does not beat the %s: %s improves by %.2g (%.2g to %.2g).",
                                        comparison.baseline(),
                                        comparison.metric().title(),
                                        gain.estimate(),
                                        gain.low(),
                                        gain.high())
                                .replaceAll("-(?=[0-9])", "−")));
            }
        }
        Map<Metric, Interval> metrics = evaluation.metrics();
        Interval auc = metrics.get(Metric.AUC);
        if (auc != null && auc.estimate() >= TOO_GOOD) {
            warnings.add(of(
                    Kind.TOO_GOOD,
                    String.format(
                            Locale.ROOT,
                            "An AUC of %.3f is rarely honest: look for a feature that is computed from the outcome, and whether"
                                    + " it is the same units again and again, whom anything about them tells.",
                            auc.estimate())));
        }
        return warnings;
    }

    static List<LearningWarning> ofCalibration(Calibration after) {
        Interval slope = after.slope();
        Interval shift = after.intercept();
        boolean tilted = (slope.low() > 1 || slope.high() < 1) && Math.abs(slope.estimate() - 1) > SLOPE;
        boolean shifted = (shift.low() > 0 || shift.high() < 0) && Math.abs(shift.estimate()) > SHIFT;
        if (!tilted && !shifted) {
            return List.of();
        }
        return List.of(of(
                Kind.MISCALIBRATED,
                String.format(
                                Locale.ROOT,
                                "On the test, probabilities are off: calibration slope %.2f (%.2f to %.2f; 1 is right), intercept %.2f (%.2f to %.2f; 0 is right).",
                                slope.estimate(),
                                slope.low(),
                                slope.high(),
                                shift.estimate(),
                                shift.low(),
                                shift.high())
                        .replaceAll("-(?=[0-9])", "−")));
    }

    static List<LearningWarning> ofDrift(ModelReport.ScoreDrift drift) {
        if (!(drift.psi() > drift.limit())) {
            return List.of();
        }
        return List.of(of(
                Kind.SCORE_DRIFT,
                String.format(
                        Locale.ROOT,
                        "Scores of the test are distributed unlike those of validation: PSI %.3f, without drift below %.3f.",
                        drift.psi(),
                        drift.limit())));
    }

    static LearningWarning constant(String feature) {
        return new LearningWarning(
                Kind.CONSTANT_FEATURE, feature, feature + " has one value in all training rows and is left out.");
    }

    static LearningWarning outOfTime(int trials) {
        return of(
                Kind.TIME_SPENT,
                String.format(
                        Locale.ROOT,
                        "The search ended at its time limit after %d trials; another run may end elsewhere.",
                        trials));
    }

    private static int shared(Part train, Part test) {
        Set<Long> seen = new HashSet<>();
        Arrays.stream(train.rows()).forEach(i -> seen.add(train.table().units()[i]));
        return (int) Arrays.stream(test.rows())
                .mapToLong(i -> test.table().units()[i])
                .distinct()
                .filter(seen::contains)
                .count();
    }

    private static LearningWarning of(Kind kind, String message) {
        return new LearningWarning(kind, "", message);
    }
}
