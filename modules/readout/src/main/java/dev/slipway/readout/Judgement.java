package dev.slipway.readout;

import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the deciding interval of one metric and treatment shows. Everything is turned into the better direction: a gain is
 * positive whether higher or lower is better.
 *
 * @param deciding null when there is no interval
 */
record Judgement(MetricReadout metric, @Nullable Estimate deciding, MetricFormat format) {
    static Judgement of(MetricReadout metric, String treatment, double... marks) {
        Estimate deciding = metric.estimates().stream()
                .filter(e -> e.decides() && e.comparison().getFirst().equals(treatment))
                .findFirst()
                .orElse(null);
        return new Judgement(metric, deciding, MetricFormat.of(metric, marks));
    }

    int sign() {
        return metric.better().equals("lower") ? -1 : 1;
    }

    /** What the interval says; null without one and while it does not hold what it promises. */
    DecidingPath.@Nullable Point point() {
        if (deciding == null || tooEarly()) {
            return null;
        }
        return new DecidingPath.Point(
                deciding.ciLow(),
                deciding.ciHigh(),
                number(deciding, "treatment_mean_low", Double.NEGATIVE_INFINITY),
                number(deciding, "treatment_mean_high", Double.POSITIVE_INFINITY));
    }

    private static double number(Estimate estimate, String key, double otherwise) {
        return estimate.detail().get(key) instanceof Number n ? n.doubleValue() : otherwise;
    }

    /** Whether the interval says of itself that there are too few units for it. */
    boolean tooEarly() {
        return deciding != null && deciding.detail().containsKey("too_early");
    }

    /** Whether the treatment's level has no interval though a ceiling asks for one. */
    boolean levelMissing() {
        DecidingPath.Point p = point();
        return metric.ceiling() != null && p != null && !Double.isFinite(p.meanHigh());
    }

    double gain() {
        return deciding == null ? 0 : sign() * deciding.effect();
    }

    /** The smallest gain that the interval allows. */
    double worstGain(DecidingPath.Point p) {
        return sign() > 0 ? p.low() : -p.high();
    }

    /** The largest gain that the interval allows. */
    double bestGain(DecidingPath.Point p) {
        return sign() > 0 ? p.high() : -p.low();
    }

    boolean above(DecidingPath.@Nullable Point p, double shipLine) {
        return p != null && worstGain(p) > shipLine;
    }

    boolean worse(DecidingPath.@Nullable Point p) {
        return p != null && bestGain(p) < 0;
    }

    /** Shown to be inside the margin and under the ceiling; never true without an interval or without a limit. */
    boolean safe(DecidingPath.@Nullable Point p) {
        Double margin = metric.margin();
        Double ceiling = metric.ceiling();
        if (p == null || (margin == null && ceiling == null)) {
            return false;
        }
        return (margin == null || worstGain(p) > -margin) && (ceiling == null || p.meanHigh() <= ceiling);
    }

    /** Shown to be beyond the margin or above the ceiling. */
    boolean broken(DecidingPath.@Nullable Point p) {
        return beyondMargin(p) || aboveCeiling(p);
    }

    private boolean beyondMargin(DecidingPath.@Nullable Point p) {
        Double margin = metric.margin();
        return p != null && margin != null && bestGain(p) < -margin;
    }

    private boolean aboveCeiling(DecidingPath.@Nullable Point p) {
        Double ceiling = metric.ceiling();
        return p != null && ceiling != null && p.meanLow() > ceiling;
    }

    /** The limits that are shown to be broken with what breaks them: "highest −2.4 pp, margin −2.0 pp". */
    String brokenLimits() {
        DecidingPath.Point p = point();
        List<String> parts = new ArrayList<>();
        if (p != null && beyondMargin(p)) {
            parts.add(goodEnd() + ", margin " + limit());
        }
        if (p != null && aboveCeiling(p)) {
            parts.add("level at least " + format.level(p.meanLow()) + ", " + ceiling());
        }
        return String.join("; ", parts);
    }

    /** What broke, for the end of a sentence: "beyond its margin of −2.0 pp". */
    String beyond() {
        DecidingPath.Point p = point();
        List<String> parts = new ArrayList<>();
        if (beyondMargin(p)) {
            parts.add("beyond its margin of " + limit());
        }
        if (p != null && aboveCeiling(p)) {
            parts.add("its level of at least " + format.level(p.meanLow()) + " is above the " + ceiling());
        }
        return String.join(", and ", parts);
    }

    /** What its limits are called: "its margin", "their ceiling"; the first word is the caller's. */
    String limits(String whose) {
        boolean both = metric.margin() != null && metric.ceiling() != null;
        return both
                ? "inside " + whose + " limits"
                : metric.ceiling() == null ? "inside " + whose + " margin" : "under " + whose + " ceiling";
    }

    private String ceiling() {
        Double ceiling = metric.ceiling();
        return ceiling == null ? "" : "ceiling of " + format.level(ceiling);
    }

    boolean missing() {
        return deciding == null;
    }

    /** Why there is no interval. */
    String whyMissing() {
        if (metric.arms().isEmpty()) {
            return "the data has no such metric";
        }
        if (metric.arms().stream().allMatch(a -> a.n() == 0)) {
            return "no mature unit yet";
        }
        if (metric.kind().equals("quantile") && deciding == null) {
            return whyNoQuantile();
        }
        if (tooEarly()) {
            return "too early: the interval's guarantee does not hold for so few units";
        }
        return metric.arms().stream().anyMatch(a -> a.n() < 2)
                ? "an arm has fewer than two mature units"
                : "all units have the same value, so there is no interval";
    }

    private String whyNoQuantile() {
        if (metric.arms().stream().anyMatch(a -> a.mean() == null)) {
            return "an arm has nothing to take a quantile of yet";
        }
        return metric.estimates().isEmpty()
                ? "the values around the quantile are all the same, so there is no interval"
                : "many units share the quantile's value, so its standard error is not to be trusted";
    }

    /** The bad end of the interval on the metric's own scale: "lowest −1.3 pp". */
    String badEnd() {
        return deciding == null
                ? whyMissing()
                : (sign() > 0
                        ? "lowest " + format.bound(deciding.ciLow())
                        : "highest " + format.bound(deciding.ciHigh()));
    }

    /** The good end of the interval. */
    String goodEnd() {
        return deciding == null
                ? whyMissing()
                : (sign() > 0
                        ? "highest " + format.bound(deciding.ciHigh())
                        : "lowest " + format.bound(deciding.ciLow()));
    }

    /** Bad end and limit: "lowest −1.3 pp, may reach −2.0 pp". */
    String againstLimit() {
        DecidingPath.Point p = point();
        if (p == null) {
            return whyMissing();
        }
        List<String> parts = new ArrayList<>();
        if (metric.margin() != null) {
            parts.add(badEnd() + ", may reach " + limit());
        }
        if (levelMissing()) {
            parts.add("all units of the treatment have the same value, so its level has no interval");
        } else if (metric.ceiling() != null) {
            parts.add("level up to " + format.level(p.meanHigh()) + ", ceiling " + format.level(metric.ceiling()));
        }
        return parts.isEmpty() ? "it has neither margin nor ceiling" : String.join("; ", parts);
    }

    /** The margin on the metric's own scale with its sign: "−2.0 pp". */
    String limit() {
        Double margin = metric.margin();
        return margin == null ? Numbers.NONE : format.difference(-sign() * margin);
    }

    /** Distance from the bad end to the margin, or to the ceiling where that is nearer; NaN without an interval. */
    double room() {
        DecidingPath.Point p = point();
        if (p == null) {
            return Double.NaN;
        }
        Double margin = metric.margin();
        Double ceiling = metric.ceiling();
        double toMargin = margin == null ? Double.POSITIVE_INFINITY : worstGain(p) + margin;
        double toCeiling = ceiling == null ? Double.POSITIVE_INFINITY : ceiling - p.meanHigh();
        return Math.min(toMargin, toCeiling);
    }

    /** "Sign-up completion rises by 4.9 pp [+3.6, +6.2]". */
    String sentence() {
        if (deciding == null) {
            return metric.label() + ": " + whyMissing();
        }
        String verb = deciding.effect() >= 0 ? " rise" : " fall";
        return metric.label() + verb + (Words.plural(metric.label()) ? "" : "s") + " by "
                + format.size(deciding.effect()) + " " + format.interval(deciding.ciLow(), deciding.ciHigh());
    }
}
