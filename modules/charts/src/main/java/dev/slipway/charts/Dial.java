package dev.slipway.charts;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout;
import org.jspecify.annotations.Nullable;

/**
 * One risk against the limit that it must stay under.
 *
 * @param key of its hot spot
 * @param value with its interval; null where nothing is known yet
 */
public record Dial(
        String key,
        String label,
        Amount.Unit unit,
        @Nullable Interval value,
        double limit) {
    /** What the interval says. */
    public enum Reading {
        INSIDE("inside"),
        NOT_SHOWN("not shown"),
        OUTSIDE("outside");

        private final String word;

        Reading(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A guardrail with a ceiling; null where the metric has none. The interval is the one that the decision rests on. */
    public static @Nullable Dial of(MetricReadout metric, String treatment) {
        Double ceiling = metric.ceiling();
        if (ceiling == null) {
            return null;
        }
        Amount.Unit unit = metric.rate() ? Amount.Unit.RATE : Amount.Unit.NUMBER;
        return new Dial("metric:" + metric.key(), metric.label(), unit, level(metric, treatment), ceiling);
    }

    /** A limit under a policy. */
    public static Dial of(PolicyEvaluation.Risk risk) {
        PolicyReadout.Limit limit = risk.limit();
        Amount.Unit unit = limit.rate() ? Amount.Unit.RATE : Amount.Unit.MONEY;
        return new Dial("limit:" + limit.key(), limit.label(), unit, risk.value(), limit.most());
    }

    private static @Nullable Interval level(MetricReadout metric, String treatment) {
        ArmSummary arm = Effects.arm(metric, treatment);
        Estimate deciding = Effects.headline(metric, treatment);
        Double mean = arm == null ? null : arm.mean();
        if (mean == null || deciding == null || !deciding.decides()) {
            return null;
        }
        boolean known = deciding.detail().get("treatment_mean_low") instanceof Number
                && deciding.detail().get("treatment_mean_high") instanceof Number;
        return known
                ? new Interval(mean, number(deciding, "treatment_mean_low"), number(deciding, "treatment_mean_high"))
                : null;
    }

    private static double number(Estimate estimate, String key) {
        return estimate.detail().get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Inside where the whole interval is, outside where all of it is beyond. */
    public Reading reading() {
        if (value == null) {
            return Reading.NOT_SHOWN;
        }
        if (value.high() <= limit) {
            return Reading.INSIDE;
        }
        return value.low() > limit ? Reading.OUTSIDE : Reading.NOT_SHOWN;
    }

    Amount amount() {
        double half = value == null ? 0 : (value.high() - value.low()) / 2;
        return switch (unit) {
            case RATE -> Amount.rate(limit, half, limit);
            case MONEY -> Amount.money(half, limit);
            case NUMBER -> Amount.number(limit, half, limit);
        };
    }

    /** {@code level up to 0.18%, ceiling 0.25%}. */
    String words() {
        String most = "ceiling " + amount().limit(limit);
        return value == null ? most : "level up to " + amount().level(value.high()) + ", " + most;
    }

    /** How far the interval's bad end is from the limit, in two parts. */
    String[] headroom() {
        if (value == null) {
            return new String[] {"no interval", "yet"};
        }
        return switch (reading()) {
            case INSIDE -> new String[] {"headroom " + amount().size(limit - value.high()), "from the upper end"};
            case NOT_SHOWN -> new String[] {"upper end is " + amount().size(value.high() - limit), "over the limit"};
            case OUTSIDE -> new String[] {"lower end is " + amount().size(value.low() - limit), "over the limit"};
        };
    }
}
