package dev.slipway.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Users' weeks for the question who should get which offer. The rows are first those of the log, weeks whose offer was drawn by
 * chance, then one row for each user who is still here in the week after the data; within both by unit and week. Treat every array
 * as read-only.
 *
 * @param rounds how many rows are of the log
 * @param unit row of the unit in {@link ExperimentData}
 * @param week from 0
 * @param offers names in alphabetical order
 * @param offer by row of the log its index
 * @param propensity by row of the log the probability with which that offer was drawn, below 1
 * @param features known before the week, by name; NaN is missing
 * @param sums what a week of the log brought, by name: {@code worth}, {@code cost}, {@code above_1}, {@code below_1}, …
 * @param share of the log's units that is here: 1 unless the log is too long to learn from all of it
 * @param truth null unless the world says what weeks bring
 */
public record OfferWeeks(
        int rounds,
        int[] unit,
        int[] week,
        List<String> offers,
        int[] offer,
        double[] propensity,
        Map<String, double[]> features,
        Map<String, double[]> sums,
        double share,
        @Nullable OfferTruth truth) {
    /**
     * What a week of a unit brings with each offer, on average over the weeks of the study, as planted.
     *
     * @param sums by name as above, then by unit and offer: the entry of unit u and offer a is at {@code u * offers + a}
     */
    public record OfferTruth(Map<String, double[]> sums) {
        /** One of the sums. */
        public double[] of(String name) {
            return Objects.requireNonNull(sums.get(name), name);
        }

        /** Whether the world tells that sum; of a share of weeks it may not. */
        public boolean has(String name) {
            return sums.containsKey(name);
        }
    }

    /** All rows. */
    public int rows() {
        return unit.length;
    }

    /** One of the sums. */
    public double[] sum(String name) {
        return Objects.requireNonNull(sums.get(name), name);
    }

    /** Units that have rounds. */
    public int users() {
        return (int) Arrays.stream(unit, 0, rounds).distinct().count();
    }
}
