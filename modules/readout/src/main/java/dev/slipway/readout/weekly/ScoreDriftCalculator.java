package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.ScoreDriftReadout.Scores;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.WeeklyWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the scores of learned models in each later week against those of the first weeks that have any. As with behaviour, the level
 * is shared evenly among all models and weeks, and a user who is scored several times counts as one.
 */
public final class ScoreDriftCalculator {
    private final Drift asked;
    private final List<String> variants;
    private final double alpha;
    private final JobContext context;

    private ScoreDriftCalculator(Drift asked, List<String> variants, double alpha, JobContext context) {
        this.asked = asked;
        this.variants = variants;
        this.alpha = alpha;
        this.context = context;
    }

    /**
     * What one model says of units.
     *
     * @param name of the prediction
     * @param asOf the moment in words
     * @param byWeek score of each unit by full week of the study; NaN where it is not scored
     * @param variant of each unit
     */
    public record ScoredWeeks(String name, String label, String asOf, double[][] byWeek, int[] variant) {
        /** First week with a score, from 0; the number of weeks without any. */
        int first() {
            int week = 0;
            while (week < byWeek.length && !anybody(byWeek[week])) {
                week++;
            }
            return week;
        }

        /** Weeks up to the last with a score. */
        int end() {
            int week = byWeek.length;
            while (week > 0 && !anybody(byWeek[week - 1])) {
                week--;
            }
            return week;
        }

        private static boolean anybody(double[] week) {
            return Arrays.stream(week).anyMatch(Double::isFinite);
        }
    }

    /**
     * The drift of all models together.
     *
     * @param variants names, control first
     * @param alpha error rate of everything that is said here about limits of chance
     */
    public static ScoreDriftReadout compute(
            List<ScoredWeeks> models, Drift asked, List<String> variants, double alpha, JobContext context) {
        return new ScoreDriftCalculator(asked, variants, alpha, context).compute(models);
    }

    private ScoreDriftReadout compute(List<ScoredWeeks> models) {
        List<String> warnings = new ArrayList<>();
        List<ScoredWeeks> comparable = new ArrayList<>();
        for (ScoredWeeks model : models) {
            String reason = reason(model);
            if (reason == null) {
                comparable.add(model);
            } else {
                warnings.add(reason);
            }
        }
        int comparisons = comparable.stream()
                .mapToInt(model -> model.end() - reference(model))
                .sum();
        List<Scores> compared = comparable.stream()
                .map(model -> compare(model, 1 - alpha / comparisons, alpha / comparable.size()))
                .toList();
        return new ScoreDriftReadout(1 - alpha, comparisons, asked.alert(), compared, warnings);
    }

    /** The last week of the reference. */
    private int reference(ScoredWeeks model) {
        return model.first() + asked.referenceWeeks();
    }

    private @Nullable String reason(ScoredWeeks model) {
        int weeks = model.end() - model.first();
        if (weeks <= asked.referenceWeeks()) {
            return "Scores of " + model.label() + " are in "
                    + Numbers.counted(Math.max(0, weeks), "full week", "full weeks") + ", and the reference is "
                    + Numbers.counted(asked.referenceWeeks(), "week", "weeks")
                    + " long: no week is left to compare.";
        }
        boolean varies = Arrays.stream(model.byWeek())
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
        return varies ? null : "Scores of " + model.label() + " are the same for everybody, so they can't move.";
    }

    /**
     * One model.
     *
     * @param level of one week
     * @param ofArms error rate of the tests of the arms
     */
    private Scores compare(ScoredWeeks model, double level, double ofArms) {
        int reference = reference(model);
        String label = model.label() + " (score)";
        double[][] weeks = Arrays.copyOf(model.byWeek(), model.end());
        WeekFeature feature =
                Objects.requireNonNull(WeekFeature.number(Feature.SCORE + model.name(), label, weeks, reference));
        ArmsTests arms = new ArmsTests(
                new ArmsTests.Users(variants, model.variant(), new int[model.variant().length]),
                reference,
                ofArms,
                context);
        WeeklyDriftCalculator.Measured measured = WeeklyDriftCalculator.measured(
                feature, new WeekComparison(reference, asked.alert(), level, context), arms);
        String words = WeeklyWords.reference(model.first() + 1, reference);
        WeeklyAlerts.Moved moved = measured.moved();
        Alert alert = moved == null
                ? null
                : WeeklyAlerts.of(List.of(moved), reference, words, model.end(), ofArms)
                        .getFirst();
        return new Scores(
                model.name(), model.label(), model.asOf(), model.first() + 1, reference, measured.compared(), alert);
    }
}
