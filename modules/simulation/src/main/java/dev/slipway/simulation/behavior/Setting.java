package dev.slipway.simulation.behavior;

import dev.slipway.core.study.Source;
import dev.slipway.simulation.knob.KnobValues;
import java.util.Map;

/**
 * The chosen numbers of one simulation.
 *
 * @param plays planted difference of plays per user within 14 days
 * @param purchase planted difference of the share that buys within 14 days
 * @param retention planted difference of the share back on day 7
 * @param revenue planted difference of revenue per user within 14 days
 * @param visits sessions per user and day
 * @param shape of the gamma distribution of visit rates
 * @param churn base hazard per day
 * @param driftDay first day of the drift
 */
record Setting(
        double plays,
        double purchase,
        double retention,
        double revenue,
        double visits,
        double shape,
        double newcomers,
        double churn,
        double heterogeneity,
        double novelty,
        double noveltyHalfLife,
        double interference,
        double adoption,
        double confounding,
        int driftDay,
        double deviceDrift,
        double engagementDrift,
        double lostExposures,
        double bots,
        double late,
        double duplicates) {
    private static final int WEEK = 7;

    static Setting of(Source.Simulate spec) {
        Map<String, Double> e = KnobValues.resolve("behavior", "effect", Knobs.EFFECTS, spec.effects());
        Map<String, Double> p = KnobValues.resolve("behavior", "parameter", Knobs.PARAMETERS, spec.parameters());
        return new Setting(
                get(e, "plays_14d"),
                get(e, "purchase_14d"),
                get(e, "retention_7"),
                get(e, "revenue_14d"),
                get(p, "visits_per_day"),
                get(p, "regularity"),
                get(p, "newcomers"),
                get(p, "churn_per_day"),
                get(p, "heterogeneity"),
                get(p, "novelty"),
                get(p, "novelty_half_life"),
                get(p, "interference"),
                get(p, "adoption"),
                get(p, "confounding"),
                WEEK * (int) (Math.rint(get(p, "drift_week")) - 1),
                get(p, "device_drift"),
                get(p, "engagement_drift"),
                get(p, "sample_ratio_fault"),
                get(p, "bots"),
                get(p, "late_events"),
                get(p, "duplicates"));
    }

    private static double get(Map<String, Double> values, String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** Hazard of churn per day. */
    double hazard(int channel, int device, int cohort) {
        return churn * Population.churn(channel, device, cohort);
    }

    /** Scale of the gamma distribution of visits per day. */
    double scale(int channel, int device) {
        return visits * Population.visits(channel, device) / shape;
    }

    /** Share of use that has moved to the phone on a day. */
    double moved(int day) {
        return day >= driftDay ? deviceDrift : 0;
    }

    /** How much of the effect there is so many days after exposure; 1 in the long run. */
    double strength(int day) {
        return 1 + novelty * StrictMath.pow(2, -day / noveltyHalfLife);
    }
}
