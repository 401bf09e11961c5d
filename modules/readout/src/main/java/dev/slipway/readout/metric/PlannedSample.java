package dev.slipway.readout.metric;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many mature units a comparison will have at the planned end, and where its confidence sequence is tuned. Arms share
 * the units by their weights.
 */
public final class PlannedSample {
    /** Where a confidence sequence is tuned when the study does not say how many units it will have. */
    public static final long TUNED_AT = 10_000;

    private static final int WEEK = 7;
    private static final double DAY = Duration.ofDays(1).toMillis();

    private PlannedSample() {}

    /** The planned days that the study names, itself or by the length of its simulation; null when it names none. */
    public static @Nullable Integer namedDays(Study study) {
        Integer planned = study.experiment().plannedDays();
        if (planned != null) {
            return planned;
        }
        return study.source() instanceof Source.Simulate s ? s.days() : null;
    }

    /** Days of exposure planned: the study's, or as long as the data; 0 without time. */
    public static int days(Study study, ExperimentData data) {
        Integer planned = study.experiment().plannedDays();
        if (planned != null) {
            return planned;
        }
        return data.exposedAt() == null ? 0 : (int) Math.ceil((data.dataEnd() - data.firstDay()) / DAY);
    }

    /** The days of so many looks; with weeks the ends of weeks. */
    public static LookDays lookDays(Study study, ExperimentData data, int count) {
        return new LookDays(days(study, data), count, study.measured() == Study.Measured.WEEKS ? WEEK : 1);
    }

    /** Share of all units that one arm is promised; equal shares when no arm has a weight. */
    public static double share(Study study, ExperimentData data, int arm) {
        Map<String, Double> weights = study.experiment().allocation().variants();
        double all = data.variants().stream()
                .mapToDouble(v -> weights.getOrDefault(v, 0.0))
                .sum();
        return all > 0
                ? weights.getOrDefault(data.variants().get(arm), 0.0) / all
                : 1.0 / Math.max(2, data.variants().size());
    }

    /** Share of all units in the control and one treatment together. */
    public static double pairShare(Study study, ExperimentData data, int treatment) {
        return share(study, data, 0) + share(study, data, treatment);
    }

    /**
     * Mature units of one treatment and the control together at the planned end if units keep arriving as they did, at
     * least 2.
     *
     * @param maturesAfter how long after exposure a unit counts
     */
    public static long units(Study study, ExperimentData data, Duration maturesAfter, int treatment) {
        double perComparison = pairShare(study, data, treatment) * data.units();
        if (data.exposedAt() == null) {
            return Math.max(2, Math.round(perComparison));
        }
        double observed = Math.max(1, (data.dataEnd() - data.firstDay()) / DAY);
        return Math.max(2, Math.round(perComparison / observed * counting(days(study, data), maturesAfter)));
    }

    /**
     * Where the confidence sequence is tuned. Only the study file tells, never the data, so that every run of a study
     * tunes alike: the mature units that a simulation will bring by the planned end, else {@value #TUNED_AT}.
     */
    public static long tunedAt(Study study, ExperimentData data, Duration maturesAfter, int treatment) {
        Integer days = namedDays(study);
        if (!(study.source() instanceof Source.Simulate s) || days == null) {
            return TUNED_AT;
        }
        double arriving = s.users()
                * study.experiment().allocation().meanCoverage(days)
                * (1 - study.experiment().allocation().holdout());
        double counting = pairShare(study, data, treatment) * arriving / s.days() * counting(days, maturesAfter);
        return Math.max(2, Math.round(counting));
    }

    private static double counting(int days, Duration maturesAfter) {
        return Math.max(1, days - maturesAfter.toMillis() / DAY);
    }

    /** The interval that decides about one treatment; with k treatments its error is alpha / k (Bonferroni). */
    public static LooksInterval looks(Study study, ExperimentData data, Metric metric, int treatment) {
        DecisionRule rule = study.decision();
        int treatments = Math.max(1, data.variants().size() - 1);
        return new LooksInterval(
                rule.looks(),
                rule.alpha() / treatments,
                units(study, data, metric.maturesAfter(), treatment),
                tunedAt(study, data, metric.maturesAfter(), treatment),
                rule.plannedLooks());
    }
}
