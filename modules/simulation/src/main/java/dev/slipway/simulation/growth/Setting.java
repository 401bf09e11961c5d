package dev.slipway.simulation.growth;

import dev.slipway.core.study.Source;
import dev.slipway.simulation.knob.KnobValues;
import java.util.Map;

/**
 * The chosen numbers of one simulation.
 *
 * @param bonusLift relative rise of activity of the average persuadable under a bonus
 * @param waiverLift the same under a fee waiver
 * @param dogs relative change of activity of the average sleeping dog under any offer
 * @param offerChurn relative change of the hazard of persuadables under any offer
 * @param sessions per user and week
 * @param shape of the gamma distribution of sessions
 * @param tail standard deviation of the logarithm of amounts
 * @param churn base hazard per week
 * @param before weeks that went before the first one
 * @param floor smallest propensity of the logging policy
 * @param fraud share of transactions
 * @param fraudLoss share of the amount
 * @param signal correlation of score and risk
 * @param delay of chargebacks, in weeks
 * @param driftWeek counted from 0
 * @param drift share of fraud that moves
 * @param abuseLoss in EUR
 */
record Setting(
        double bonusLift,
        double waiverLift,
        double dogs,
        double offerChurn,
        double sessions,
        double shape,
        double tail,
        double churn,
        double seasonality,
        int before,
        double persuadables,
        double sureThings,
        double sleepingDogs,
        double heterogeneity,
        double bonusSize,
        double waiverShare,
        double floor,
        double confounding,
        double fraud,
        double fraudLoss,
        double rings,
        double signal,
        int delay,
        int driftWeek,
        double drift,
        double abusers,
        double abuseLoss) {

    static Setting of(Source.Simulate spec) {
        Map<String, Double> e = KnobValues.resolve("growth", "effect", Knobs.EFFECTS, spec.effects());
        Map<String, Double> p = KnobValues.resolve("growth", "parameter", Knobs.PARAMETERS, spec.parameters());
        return new Setting(
                get(e, "bonus_activity"),
                get(e, "fee_waiver_activity"),
                get(e, "sleeping_dogs_activity"),
                get(e, "offer_churn"),
                get(p, "sessions_per_week"),
                get(p, "regularity"),
                get(p, "heavy_tail"),
                get(p, "churn_per_week"),
                get(p, "seasonality"),
                (int) Math.rint(get(p, "weeks_before")),
                get(p, "persuadables"),
                get(p, "sure_things"),
                get(p, "sleeping_dogs"),
                get(p, "heterogeneity"),
                get(p, "bonus_size"),
                get(p, "fee_waiver_share"),
                get(p, "smallest_propensity"),
                get(p, "confounding"),
                get(p, "fraud_per_1000") / 1_000,
                get(p, "fraud_loss"),
                get(p, "fraud_rings"),
                get(p, "risk_signal"),
                (int) Math.rint(get(p, "chargeback_delay")),
                (int) Math.rint(get(p, "drift_week")) - 1,
                get(p, "fraud_drift"),
                get(p, "abusers"),
                get(p, "abuse_loss"));
    }

    private static double get(Map<String, Double> values, String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** Share of users that neither an offer nor its absence moves; negative where the other kinds leave no room. */
    double lostCauses() {
        return 1 - persuadables - sureThings - sleepingDogs;
    }

    /** Share of the chargebacks of frauds of a week that come within the first weeks. */
    double inTime(int week, int weeks) {
        int due = week + delay;
        return (due < weeks ? WeekWalk.IN_TIME : 0) + (due + 1 < weeks ? 1 - WeekWalk.IN_TIME : 0);
    }

    /** Relative change of activity of the average persuadable of a segment under an offer. */
    double lift(int offer, int segment) {
        return switch (offer) {
            case Offer.NONE -> 0;
            case Offer.BONUS -> bonusLift * Population.response(offer, segment);
            default -> waiverLift * Population.response(offer, segment);
        };
    }
}
