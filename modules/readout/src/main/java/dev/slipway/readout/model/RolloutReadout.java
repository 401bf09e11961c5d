package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollout that nobody randomised did to those who adopted it, per user and week.
 *
 * @param effects the methods side by side, all about the weeks in which every adopter had it; the randomised answer is that of
 *     the experiment's users in the same weeks
 * @param firstWeek number of the first of these weeks, counted from the study's first, which is 1
 * @param lastWeek number of the last of them
 * @param adoptions users by week of adoption, in order
 * @param weeks effects by week since adoption; empty where they can't be estimated
 * @param preTrend whether groups moved alike before; null where that can't be said
 * @param cohorts who gained: the effect by levels of attributes, judged together within each attribute
 * @param metric key of the experiment's metric that is told beside; null for none
 * @param better {@code higher} or {@code lower}, which the outcome should be; null for an event of which no metric of the study
 *     says it, and in the file of a run that is older than this part
 */
public record RolloutReadout(
        ObservationalReadout effects,
        int firstWeek,
        int lastWeek,
        List<Adoption> adoptions,
        List<Week> weeks,
        @Nullable PreTrend preTrend,
        List<Cohort> cohorts,
        @Nullable String metric,
        @Nullable String better) {
    public RolloutReadout {
        adoptions = List.copyOf(adoptions);
        weeks = List.copyOf(weeks);
        cohorts = List.copyOf(cohorts);
    }

    /** Users who adopted in a week, counted from the study's first, which is 1. */
    public record Adoption(int week, long users) {}

    /**
     * Mean effect so many weeks after adoption.
     *
     * @param since weeks since adoption; below 0 it is a trend from before, and −1 is the week that all are compared with
     * @param adopters that it is about
     * @param bandLow of a band that holds all weeks together
     * @param truth planted; null when not simulated, or before adoption
     */
    public record Week(
            int since,
            long adopters,
            double effect,
            double standardError,
            double ciLow,
            double ciHigh,
            double bandLow,
            double bandHigh,
            @Nullable Double truth) {}

    /** Wald's test that all weeks before adoption are 0. */
    public record PreTrend(double statistic, int degreesOfFreedom, double pValue) {}

    /**
     * One level of an attribute.
     *
     * @param effect null where it can't be estimated, which {@code reason} explains
     * @param found whether the adjusted p-value is at most alpha; null where nothing was tested
     */
    public record Cohort(
            String attribute,
            String level,
            long adopters,
            long others,
            @Nullable Interval effect,
            @Nullable Double pValue,
            @Nullable Double adjustedP,
            @Nullable Boolean found,
            @Nullable String reason) {}
}
