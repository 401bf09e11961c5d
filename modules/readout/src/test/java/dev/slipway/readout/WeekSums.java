package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Users of two arms who are watched for whole weeks from the same moment. */
final class WeekSums {
    private WeekSums() {}

    /**
     * A ratio metric {@code m} of sums so far.
     *
     * @param above by user and week, all weeks of a user after each other
     * @param below likewise
     * @param before what is known of users before exposure, by name
     */
    static ExperimentData ratio(
            int[] variant, int weeks, double[] above, double[] below, Map<String, double[]> before) {
        int units = variant.length;
        long end = weeks * 7L * Samples.DAY;
        long[] matureAt = new long[units];
        Arrays.fill(matureAt, end);
        MetricValues values = new MetricValues(
                last(above, weeks), last(below, weeks), matureAt, Map.of(), new WeekValues(weeks, above, below));
        return new ExperimentData(
                List.of("control", "treatment"),
                IntStream.range(0, units).mapToObj(u -> "u" + u).toArray(String[]::new),
                variant,
                new long[units],
                0,
                end,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                before,
                Map.of("m", values),
                null,
                new TestSummary(0, 0));
    }

    private static double[] last(double[] sums, int weeks) {
        return IntStream.range(0, sums.length / weeks)
                .mapToDouble(u -> sums[u * weeks + weeks - 1])
                .toArray();
    }
}
