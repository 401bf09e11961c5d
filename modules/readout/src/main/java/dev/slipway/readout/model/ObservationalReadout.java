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
 * @param randomised the deciding estimate of the study's own arms for the same outcome, or for the primary metric where the
 *     outcome is the same quantity measured elsewhere; null when there is none
 * @param randomisedLabel name of the metric behind {@code randomised}; null without one
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
        @Nullable String randomisedLabel,
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

    /**
     * Standardised mean difference of one covariate, or level of it, treated less others.
     *
     * @param before without weights, over the pooled standard deviation
     * @param after with the weights of {@code ipw}, over the same; null where there are no weights
     */
    public record Balance(
            String covariate,
            String label,
            double before,
            @Nullable Double after) {}

    /**
     * Propensities by group in bins of equal width over [0, 1].
     *
     * @param treated share of the treated in each bin; empty where there are no propensities
     * @param control share of the others in each bin
     * @param lowest propensity of all units
     * @param highest propensity of all units
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
            long trimmed) {
        /** Where there are no propensities. */
        public static final Overlap NONE = new Overlap(List.of(), List.of(), 0, 0, 0, 0, 0);

        public Overlap {
            treated = List.copyOf(treated);
            control = List.copyOf(control);
        }
    }

    /**
     * E-value: how much an unmeasured cause would have to multiply both the chance of treatment and of the outcome.
     *
     * @param limit for the interval's end that is closer to no effect
     */
    public record Sensitivity(double estimate, double limit, String sentence) {}
}
