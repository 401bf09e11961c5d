package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import org.jspecify.annotations.Nullable;

/** What a margin means for one metric. */
final class Guardrails {
    private Guardrails() {}

    /** The margin with its sign: how far the difference may go to the bad side; null without a margin. */
    static @Nullable Double limit(MetricReadout metric) {
        Double margin = metric.margin();
        if (margin == null) {
            return null;
        }
        return metric.better().equals("lower") ? margin : -margin;
    }

    /** Distance from the bad end of the interval to the margin; negative when the interval reaches beyond it. */
    static double roomLeft(MetricReadout metric, Estimate estimate, double limit) {
        return metric.better().equals("lower") ? limit - estimate.ciHigh() : estimate.ciLow() - limit;
    }

    /** {@code room 0.7 pp}, or how far the interval reaches beyond the margin; empty without a margin. */
    static String room(MetricReadout metric, Estimate estimate) {
        Double limit = limit(metric);
        if (limit == null) {
            return "";
        }
        double room = roomLeft(metric, estimate, limit);
        String size = MetricFormat.of(metric).size(room);
        return room > 0 ? "room " + size : "interval reaches " + size + " past the margin";
    }

    /** Whether the interval shows it safe, shows it broken, or neither. */
    static String reading(MetricReadout metric, Estimate estimate) {
        Double limit = limit(metric);
        if (limit == null) {
            return estimate.includesZero() ? "0 is inside" : "0 is outside";
        }
        String margin = "the margin of " + MetricFormat.of(metric).difference(limit);
        if (roomLeft(metric, estimate, limit) > 0) {
            return "shown safe against " + margin;
        }
        boolean broken = metric.better().equals("lower") ? estimate.ciLow() > limit : estimate.ciHigh() < limit;
        return broken ? "shown beyond " + margin : "not shown safe against " + margin;
    }

    /** The any-time interval: the deciding one when that is any-time, else the first. */
    static @Nullable Estimate anytime(MetricReadout metric, String treatment) {
        Estimate headline = Effects.headline(metric, treatment);
        if (headline != null && Methods.anytime(headline)) {
            return headline;
        }
        return Effects.drawable(metric, "absolute", treatment).stream()
                .filter(Methods::anytime)
                .findFirst()
                .orElse(null);
    }

    /** The interval of one look at the same point estimate as the headline, where the readout has one. */
    static @Nullable Estimate oneLook(MetricReadout metric, String treatment, Estimate headline) {
        if (!Methods.anytime(headline)) {
            return headline;
        }
        boolean cuped = headline.method().endsWith("cuped");
        return Effects.drawable(metric, "absolute", treatment).stream()
                .filter(e -> !Methods.anytime(e)
                        && !Methods.bayesian(e)
                        && e.method().equals("cuped") == cuped)
                .findFirst()
                .orElse(null);
    }
}
