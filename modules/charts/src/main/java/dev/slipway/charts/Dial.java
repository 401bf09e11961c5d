package dev.slipway.charts;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyReadout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One risk against the limit that it must stay within.
 *
 * @param key of its hot spot
 * @param about what the value is of, in a few words: "level in this arm", "difference to control"; empty where nothing is to be told apart
 * @param value with its interval; null where nothing is known yet
 * @param limit with its sign: a difference that may fall has one below 0
 * @param scale a value of this kind of size, which decides the digits
 */
public record Dial(
        String key,
        String label,
        String about,
        Amount.Unit unit,
        Kind kind,
        @Nullable Interval value,
        double limit,
        double scale) {
    static final String LEVEL = "level in this arm";
    static final String DIFFERENCE = "difference to control";

    /** What is held against the limit. */
    public enum Kind {
        /** A level that stays below a ceiling. */
        LEVEL,
        /** A difference to control that may rise up to a margin. */
        RISE,
        /** A difference to control that may fall down to a margin. */
        FALL
    }

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

    /** A level under a ceiling. */
    static Dial level(
            String key, String label, String about, Amount.Unit unit, @Nullable Interval value, double ceiling) {
        return new Dial(key, label, about, unit, Kind.LEVEL, value, ceiling, ceiling);
    }

    /** A guardrail's limits: its ceiling, its margin, or both. Intervals are those that the decision rests on. */
    public static List<Dial> of(MetricReadout metric, String treatment) {
        List<Dial> dials = new ArrayList<>();
        Dial ceiling = ceiling(metric, treatment);
        if (ceiling != null) {
            dials.add(ceiling);
        }
        Double margin = Guardrails.limit(metric);
        if (margin != null) {
            dials.add(new Dial(
                    "metric:" + metric.key() + (ceiling == null ? "" : "/margin"),
                    metric.label(),
                    DIFFERENCE,
                    unit(metric),
                    margin > 0 ? Kind.RISE : Kind.FALL,
                    difference(metric, treatment),
                    margin,
                    base(metric)));
        }
        return dials;
    }

    /** The level of a guardrail against its ceiling; null where it has none. */
    static @Nullable Dial ceiling(MetricReadout metric, String treatment) {
        Double ceiling = metric.ceiling();
        return ceiling == null
                ? null
                : level(
                        "metric:" + metric.key(),
                        metric.label(),
                        LEVEL,
                        unit(metric),
                        level(metric, treatment),
                        ceiling);
    }

    private static Amount.Unit unit(MetricReadout metric) {
        return metric.rate() ? Amount.Unit.RATE : metric.money() ? Amount.Unit.MONEY : Amount.Unit.NUMBER;
    }

    /** A limit under a policy. */
    public static Dial of(PolicyEvaluation.Risk risk) {
        PolicyReadout.Limit limit = risk.limit();
        Amount.Unit unit = limit.rate() ? Amount.Unit.RATE : Amount.Unit.MONEY;
        return level("limit:" + limit.key(), limit.label(), OfferWords.counted(risk), unit, risk.value(), limit.most());
    }

    private static @Nullable Interval difference(MetricReadout metric, String treatment) {
        Estimate deciding = Effects.headline(metric, treatment);
        return deciding == null || !deciding.decides()
                ? null
                : new Interval(deciding.effect(), deciding.ciLow(), deciding.ciHigh());
    }

    /** The level of the control, by which the rest of the product writes differences. */
    private static double base(MetricReadout metric) {
        Double mean = metric.arms().isEmpty() ? null : metric.arms().getFirst().mean();
        return mean == null ? 1 : mean;
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

    /** What is good in this number is turned round, so that larger is always worse. */
    double worse(double number) {
        return kind == Kind.FALL ? -number : number;
    }

    /** The end of the interval that is nearer to the limit, or beyond it. */
    private double badEnd(Interval interval) {
        return kind == Kind.FALL ? interval.low() : interval.high();
    }

    private double goodEnd(Interval interval) {
        return kind == Kind.FALL ? interval.high() : interval.low();
    }

    /** Inside where the whole interval is, outside where all of it is beyond. A margin that is just reached is not kept. */
    public Reading reading() {
        if (value == null) {
            return Reading.NOT_SHOWN;
        }
        double most = worse(limit);
        double bad = worse(badEnd(value));
        if (kind == Kind.LEVEL ? bad <= most : bad < most) {
            return Reading.INSIDE;
        }
        return worse(goodEnd(value)) > most ? Reading.OUTSIDE : Reading.NOT_SHOWN;
    }

    private Amount amount() {
        double half = value == null ? 0 : (value.high() - value.low()) / 2;
        return switch (unit) {
            case RATE -> Amount.rate(scale, half, limit);
            case MONEY -> Amount.money(half, limit);
            case NUMBER -> Amount.number(scale, half, limit);
        };
    }

    /** The estimate: {@code 0.19%}, or {@code +0.4 pp}. */
    String estimate(Interval interval) {
        return kind == Kind.LEVEL ? amount().level(interval.effect()) : amount().difference(interval.effect());
    }

    /** {@code [0.17, 0.22]}, or {@code [−0.2, +0.9]}. */
    String ends(Interval interval) {
        return kind == Kind.LEVEL
                ? amount().levels(interval.low(), interval.high())
                : amount().interval(interval.low(), interval.high());
    }

    /** {@code 0.19% [0.17, 0.22]}; that it is not known, where it is not. */
    String number() {
        return value == null ? "is not known" : estimate(value) + " " + ends(value);
    }

    /** {@code level in this arm 0.19% [0.17, 0.22]}. */
    String words() {
        return about.isEmpty() ? number() : about + " " + number();
    }

    /** {@code limit 0.25%}, or {@code margin +1.0 pp}. */
    String limitWords() {
        return kind == Kind.LEVEL ? "limit " + amount().limit(limit) : "margin " + amount().difference(limit);
    }

    /** {@code level up to 0.18%, ceiling 0.25%}. */
    String upTo() {
        String most = "ceiling " + amount().limit(limit);
        return value == null ? most : "level up to " + amount().level(value.high()) + ", " + most;
    }

    /** How far the interval's bad end is from the limit, as short as it can be said. */
    String shortHeadroom() {
        String[] parts = headroom();
        return value == null || reading() != Reading.INSIDE ? String.join(" ", parts) : parts[0];
    }

    /** How far the interval's bad end is from the limit, in two parts. */
    String[] headroom() {
        if (value == null) {
            return new String[] {"no interval", "yet"};
        }
        String bad = kind == Kind.FALL ? "lower" : "upper";
        String good = kind == Kind.FALL ? "upper" : "lower";
        String beyond = kind == Kind.LEVEL ? "over the limit" : "beyond the margin";
        return switch (reading()) {
            case INSIDE ->
                new String[] {"headroom " + amount().size(limit - badEnd(value)), "from the " + bad + " end"};
            case NOT_SHOWN -> new String[] {bad + " end is " + amount().size(badEnd(value) - limit), beyond};
            case OUTSIDE -> new String[] {good + " end is " + amount().size(goodEnd(value) - limit), beyond};
        };
    }
}
