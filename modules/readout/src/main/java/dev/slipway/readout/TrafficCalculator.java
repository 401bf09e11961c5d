package dev.slipway.readout;

import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.warehouse.ExperimentData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * First exposures day by day against the planned split. Asks whether the arms received the shares that they were
 * promised, on every day at once: the p-value of a day stays valid however often somebody has looked before.
 */
public final class TrafficCalculator {
    private TrafficCalculator() {}

    /**
     * Exposures over the days of observation, of the study's time zone.
     *
     * @param variants those with a positive weight, in the order of the data, control first
     * @param days in order, without gaps; empty when the data has no time or fewer than two arms have a weight
     */
    public record Traffic(List<String> variants, List<Day> days) {
        public Traffic {
            variants = List.copyOf(variants);
            days = List.copyOf(days);
        }

        /** The smallest anytime-valid p-value of all days; 1 without days. */
        public double lowestP() {
            return days.isEmpty() ? 1 : days.getLast().runningP();
        }

        /** Units first exposed on each day. */
        public List<Long> perDay() {
            List<Long> added = new ArrayList<>();
            long before = 0;
            for (Day day : days) {
                added.add(day.units() - before);
                before = day.units();
            }
            return added;
        }
    }

    /**
     * One day.
     *
     * @param day 1 is the first day of data
     * @param cumulative units per arm since the start, in the order of {@link Traffic#variants}
     * @param runningP smallest anytime-valid p-value up to this day; see {@link SampleRatio#sequential}
     */
    public record Day(int day, LocalDate date, List<Long> cumulative, double runningP) {
        public Day {
            cumulative = List.copyOf(cumulative);
        }

        /** Units of all arms since the start. */
        public long units() {
            return cumulative.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The days of these units. Weights are by variant; a variant without a positive one is left out. */
    public static Traffic compute(ExperimentData data, Map<String, Double> weights) {
        List<String> arms = data.variants().stream()
                .filter(variant -> weights.getOrDefault(variant, 0.0) > 0)
                .toList();
        long[] exposed = data.exposedAt();
        if (exposed == null || arms.size() < 2) {
            return new Traffic(arms, List.of());
        }
        long[][] counts = cumulative(data, exposed, arms);
        double[] planned =
                arms.stream().mapToDouble(arm -> weights.getOrDefault(arm, 0.0)).toArray();
        double[] p = SampleRatio.sequential(counts, planned);
        LocalDate first = data.calendar().first();
        List<Day> days = new ArrayList<>();
        for (int d = 0; d < counts.length; d++) {
            days.add(new Day(
                    d + 1, first.plusDays(d), Arrays.stream(counts[d]).boxed().toList(), p[d]));
        }
        return new Traffic(arms, days);
    }

    private static long[][] cumulative(ExperimentData data, long[] exposed, List<String> arms) {
        Days days = Days.of(data);
        long[][] counts = new long[days.count()][arms.size()];
        for (int u = 0; u < data.units(); u++) {
            int arm = arms.indexOf(data.variants().get(data.variant()[u]));
            int day = days.index(exposed[u]);
            if (arm >= 0 && day >= 0 && day < counts.length) {
                counts[day][arm]++;
            }
        }
        for (int d = 1; d < counts.length; d++) {
            for (int a = 0; a < arms.size(); a++) {
                counts[d][a] += counts[d - 1][a];
            }
        }
        return counts;
    }
}
