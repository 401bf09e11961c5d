package dev.slipway.readout.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment of weeks as it could have been watched: at the end of each week growth, harm, and which arm is best.
 *
 * @param metric key of the primary metric
 * @param money whether it is money
 * @param volume what one unit of the metric is for, a week: active users of all arms for money per active user; null where it is per unit
 * @param treatments arms that are compared with the control
 * @param level of the intervals of growth, each treatment having its part of the error
 * @param harmError error of each watch of a limit, over all weeks
 * @param arms control first
 * @param watches one for each limit of each guardrail and treatment
 * @param stops one for each treatment
 * @param multiplicity how the error is shared, in a sentence
 * @param sentences growth, cost, risk and confidence, one for each treatment
 */
public record MonitorReadout(
        String metric,
        String label,
        boolean money,
        @Nullable Double volume,
        int treatments,
        double level,
        double harmError,
        List<Arm> arms,
        List<Watch> watches,
        List<Stop> stops,
        String multiplicity,
        List<String> sentences) {
    public static final String OK = "ok";
    public static final String OPEN = "open";
    public static final String HARM = "harm";

    public MonitorReadout {
        arms = List.copyOf(arms);
        watches = List.copyOf(watches);
        stops = List.copyOf(stops);
        sentences = List.copyOf(sentences);
    }

    /** One arm week by week. */
    public record Arm(String variant, List<Point> points) {
        public Point last() {
            return points.getLast();
        }

        public Arm {
            points = List.copyOf(points);
        }
    }

    /**
     * What was known at the end of a week.
     *
     * @param week from 1
     * @param users of the arm
     * @param level the metric's level so far
     * @param effect against the control; null for the control
     * @param low of the interval of one look
     * @param anytimeLow of the interval that holds in all weeks together
     * @param best posterior probability that this arm is the best of all, flat priors
     * @param loss expected loss of choosing it: what the best of the others has more, on average
     */
    public record Point(
            int week,
            long users,
            double level,
            @Nullable Double effect,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double anytimeLow,
            @Nullable Double anytimeHigh,
            @Nullable Double best,
            @Nullable Double loss) {}

    /**
     * One limit of a guardrail under one treatment.
     *
     * @param limit in words: {@code at most 0.25%}
     * @param states by week: {@code ok} shown to keep the limit, {@code harm} shown beyond it, else {@code open}; each holds for all
     *     weeks together
     * @param values by week what is held against the limit; null where there is nothing yet
     * @param bounds by week the bound that would have to pass the limit for harm; null likewise
     * @param harm first week in which harm was shown; null where it was not
     */
    public record Watch(
            String metric,
            String label,
            String treatment,
            String limit,
            List<String> states,
            List<@Nullable Double> values,
            List<@Nullable Double> bounds,
            @Nullable Integer harm) {
        public Watch {
            states = List.copyOf(states);
            values = Collections.unmodifiableList(new ArrayList<>(values));
            bounds = Collections.unmodifiableList(new ArrayList<>(bounds));
        }

        public String now() {
            return states.isEmpty() ? OPEN : states.getLast();
        }
    }

    /**
     * When a treatment would have been stopped by itself.
     *
     * @param week null where it would have run to the end
     */
    public record Stop(String treatment, @Nullable Integer week, String sentence) {}
}
