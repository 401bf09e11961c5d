package dev.slipway.readout.offers;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.marts.OfferVars;
import java.util.Arrays;
import java.util.Objects;

/**
 * The limit that a proportion sets, such as the users who abused a bonus: in what share of users' weeks there may be any. The offers of
 * the log are the baseline, and the study's margin, which is of users over the whole study, is spread over the weeks of the log.
 */
public final class ShareLimit {
    private ShareLimit() {}

    /** Whether a metric sets one. */
    public static boolean of(Metric metric) {
        return metric.kind() == MetricKind.PROPORTION;
    }

    /** Its name; a share of weeks is not the share of users that the metric itself is. */
    public static String label(Metric metric) {
        return metric.label() + ", share of weeks";
    }

    /** The largest share that is allowed. */
    public static double most(Metric metric, OfferWeeks weeks, int limit) {
        return baseline(weeks, limit) + margin(metric, weeks);
    }

    /** Why it is allowed. */
    static String words(Metric metric, OfferWeeks weeks, int limit) {
        return label(metric) + ": the limit of " + Numbers.rate(most(metric, weeks, limit)) + " is the "
                + Numbers.rate(baseline(weeks, limit)) + " that the log has with its own offers, plus the margin of "
                + Numbers.rate(Objects.requireNonNull(metric.margin(), "a guardrail with a margin"))
                + " spread over its "
                + count(weeks) + " weeks.";
    }

    private static double baseline(OfferWeeks weeks, int limit) {
        return Arrays.stream(weeks.sum(OfferVars.above(limit)), 0, weeks.rounds())
                .average()
                .orElse(0);
    }

    private static double margin(Metric metric, OfferWeeks weeks) {
        return Objects.requireNonNull(metric.margin(), "a guardrail with a margin") / count(weeks);
    }

    private static long count(OfferWeeks weeks) {
        return Math.max(
                1, Arrays.stream(weeks.week(), 0, weeks.rounds()).distinct().count());
    }
}
