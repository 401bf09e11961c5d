package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time until something happens.
 *
 * @param what in words, for example "KYC complete after first exposure"
 * @param by {@code variant} or the attribute that separates the curves
 * @param horizon days up to which the restricted mean counts
 * @param curves control first
 * @param logRankP whether the curves are the same; null with one group or no event
 * @param restrictedMeans days free of the event up to the horizon, of each other group against the first
 * @param cox null without terms, or when it could not be fitted
 */
public record SurvivalReadout(
        String name,
        String label,
        String what,
        String by,
        double horizon,
        double level,
        List<Curve> curves,
        @Nullable Double logRankP,
        List<Difference> restrictedMeans,
        @Nullable Cox cox,
        List<String> warnings) {
    public SurvivalReadout {
        curves = List.copyOf(curves);
        restrictedMeans = List.copyOf(restrictedMeans);
        warnings = List.copyOf(warnings);
    }

    /**
     * One curve as steps, thinned to what a picture can show.
     *
     * @param time days, ascending, from 0
     * @param survival share without the event from that time on
     * @param atRisk units still watched just before that time
     */
    public record Curve(
            String level,
            long units,
            long events,
            List<Double> time,
            List<Double> survival,
            List<Double> low,
            List<Double> high,
            List<Long> atRisk) {}

    /** One group against the first. */
    public record Difference(String group, String against, double days, double low, double high, double pValue) {}

    /**
     * A Cox proportional hazards model.
     *
     * @param proportionalP global test that hazards are proportional; null where it can't be done
     */
    public record Cox(
            String ties,
            long units,
            long events,
            List<CoxRow> rows,
            double concordance,
            double concordanceLow,
            double concordanceHigh,
            @Nullable Double proportionalP,
            List<String> warnings) {}

    /** One log hazard ratio with the test that its hazard is proportional. */
    public record CoxRow(
            String term,
            String label,
            double coefficient,
            double standardError,
            double low,
            double high,
            double pValue,
            @Nullable Double proportionalP) {}
}
