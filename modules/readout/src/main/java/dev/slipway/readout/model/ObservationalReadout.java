package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An effect that nobody randomised, by several methods, with what must hold for them to be right.
 *
 * @param treated in words, who counts as treated
 * @param outcome key of the metric or name of the attribute
 * @param rate whether the outcome is 0 or 1 for each unit
 * @param estimand {@code ate}, {@code att} or {@code overlap}
 * @param leftOut units without an outcome or a treatment
 * @param estimates absolute; {@code naive_difference} first
 * @param randomised the estimate of the study's own arms of the same outcome; null when there is none
 * @param balance standardised differences before and after weighting
 * @param overlap how alike the groups are
 * @param sensitivity how strong something unmeasured would have to be; null where that can't be said
 * @param truth planted effect; null when not simulated
 */
public record ObservationalReadout(
        String treated,
        String outcome,
        String outcomeLabel,
        boolean rate,
        String estimand,
        long treatedUnits,
        long controlUnits,
        long leftOut,
        List<Estimate> estimates,
        @Nullable Estimate randomised,
        List<Balance> balance,
        Overlap overlap,
        @Nullable Sensitivity sensitivity,
        @Nullable Double truth,
        List<String> warnings) {
    public ObservationalReadout {
        estimates = List.copyOf(estimates);
        balance = List.copyOf(balance);
        warnings = List.copyOf(warnings);
    }

    /** Standardised mean difference of one covariate, or level of it, before and after weighting. */
    public record Balance(String covariate, String label, double before, double after) {}

    /**
     * Propensities by group in bins of equal width over [0, 1].
     *
     * @param treated share of the treated in each bin
     * @param control share of the others in each bin
     * @param effectiveTreated effective sample size after weighting
     * @param trimmed units whose propensity was beyond the study's limit
     */
    public record Overlap(
            List<Double> treated,
            List<Double> control,
            double lowest,
            double highest,
            double effectiveTreated,
            double effectiveControl,
            long trimmed) {}

    /**
     * E-value: how much an unmeasured cause would have to multiply both the chance of treatment and of the outcome.
     *
     * @param limit for the interval's end that is closer to no effect
     */
    public record Sensitivity(double estimate, double limit, String sentence) {}
}
