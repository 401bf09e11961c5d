package dev.slipway.readout;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.FunnelReadout.Step;
import dev.slipway.readout.model.FunnelReadout.TimeToStep;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Funnels among units whose whole window lies inside the data. Exposure is step 0; the window is half-open and starts at
 * first exposure. Fast enough to be asked again at every change of a step: one pass over the events.
 */
public final class FunnelCalculator {
    /** Units that are matched by one thread at a time. */
    private static final int CHUNK = 1 << 13;

    private FunnelCalculator() {}

    /**
     * Counts, shares, differences and times of each step.
     *
     * @param level confidence level of the differences and of the medians
     * @return null when the data has no events
     */
    public static @Nullable FunnelReadout compute(ExperimentData data, FunnelSpec spec, double level) {
        ExperimentData.Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        return timelines == null || exposedAt == null
                ? null
                : compute(data, exposedAt, spec, level, reachedAt(data, timelines, exposedAt, spec));
    }

    /** The same where the seconds to each step are known, as from {@link #reachedAt}. */
    static FunnelReadout compute(
            ExperimentData data, long[] exposedAt, FunnelSpec spec, double level, int[][] reachedAt) {
        int arms = data.variants().size();
        long window = spec.window().toMillis();
        long[] mature = new long[arms];
        long lastMature = Long.MIN_VALUE;
        long immature = 0;
        for (int u = 0; u < data.units(); u++) {
            if (exposedAt[u] + window <= data.dataEnd()) {
                mature[data.variant()[u]]++;
            } else {
                immature++;
                lastMature = Math.max(lastMature, exposedAt[u] + window);
            }
        }
        int[][][] seconds = reachedSeconds(data, reachedAt, mature);
        List<Step> steps = new ArrayList<>();
        Step before = exposure(data.variants(), mature);
        steps.add(before);
        for (int s = 0; s < spec.steps().size(); s++) {
            before = step(data.variants(), spec.steps().get(s), seconds[s], mature, before, level);
            steps.add(before);
        }
        return new FunnelReadout(
                spec.order().name().toLowerCase(Locale.ROOT),
                spec.window().toSeconds() / (double) Days.SECONDS,
                byVariant(data.variants(), mature),
                immature,
                immature == 0 ? null : data.calendar().day(lastMature).toString(),
                steps);
    }

    /** By step and variant the sorted seconds of those who reached it. */
    private static int[][][] reachedSeconds(ExperimentData data, int[][] reachedAt, long[] mature) {
        int steps = reachedAt.length;
        int arms = mature.length;
        int[][][] seconds = new int[steps][arms][];
        int[][] n = new int[steps][arms];
        for (int[][] step : seconds) {
            Arrays.setAll(step, a -> new int[(int) mature[a]]);
        }
        IntStream.range(0, steps).parallel().forEach(s -> {
            for (int u = 0; u < data.units(); u++) {
                if (reachedAt[s][u] != FunnelMatcher.NEVER) {
                    int arm = data.variant()[u];
                    seconds[s][arm][n[s][arm]++] = reachedAt[s][u];
                }
            }
        });
        IntStream.range(0, steps * arms).parallel().forEach(i -> {
            int[] sorted = Arrays.copyOf(seconds[i / arms][i % arms], n[i / arms][i % arms]);
            Arrays.sort(sorted);
            seconds[i / arms][i % arms] = sorted;
        });
        return seconds;
    }

    /** By step and unit the second at which a mature unit got there; no step counts after one that was never reached. */
    static int[][] reachedAt(
            ExperimentData data, ExperimentData.Timelines timelines, long[] exposedAt, FunnelSpec spec) {
        int[][] reachedAt = new int[spec.steps().size()][data.units()];
        long latest = data.dataEnd() - spec.window().toMillis();
        IntStream.range(0, Math.ceilDiv(data.units(), CHUNK)).parallel().forEach(chunk -> {
            FunnelMatcher matcher = new FunnelMatcher(timelines, spec);
            int[] ofUnit = new int[reachedAt.length];
            int end = Math.min(data.units(), (chunk + 1) * CHUNK);
            for (int u = chunk * CHUNK; u < end; u++) {
                boolean before = exposedAt[u] <= latest;
                if (before) {
                    matcher.match(u, ofUnit);
                }
                for (int s = 0; s < reachedAt.length; s++) {
                    before = before && ofUnit[s] != FunnelMatcher.NEVER;
                    reachedAt[s][u] = before ? ofUnit[s] : FunnelMatcher.NEVER;
                }
            }
        });
        return reachedAt;
    }

    private static Step exposure(List<String> variants, long[] mature) {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, @Nullable Double> none = new LinkedHashMap<>();
        for (int a = 0; a < mature.length; a++) {
            all.put(variants.get(a), mature[a] == 0 ? 0.0 : 1.0);
            none.put(variants.get(a), null);
        }
        return new Step("Exposed", List.of(), byVariant(variants, mature), all, none, null, Map.of());
    }

    private static Step step(
            List<String> variants, List<String> events, int[][] seconds, long[] mature, Step before, double level) {
        Map<String, Long> reached = new LinkedHashMap<>();
        Map<String, Double> share = new LinkedHashMap<>();
        Map<String, @Nullable Double> fromPrevious = new LinkedHashMap<>();
        Map<String, TimeToStep> times = new LinkedHashMap<>();
        for (int a = 0; a < mature.length; a++) {
            String variant = variants.get(a);
            long n = seconds[a].length;
            long previous = before.reached().getOrDefault(variant, 0L);
            reached.put(variant, n);
            share.put(variant, mature[a] == 0 ? 0.0 : n / (double) mature[a]);
            fromPrevious.put(variant, previous == 0 ? null : n / (double) previous);
            if (n > 0) {
                times.put(variant, time(seconds[a], level));
            }
        }
        Interval difference = mature.length < 2
                ? null
                : Differences.shares(seconds[1].length, mature[1], seconds[0].length, mature[0], level);
        return new Step(Words.anyEvent(events), events, reached, share, fromPrevious, difference, times);
    }

    private static TimeToStep time(int[] sorted, double level) {
        double[] values = Arrays.stream(sorted).asDoubleStream().toArray();
        var median = Quantiles.medianInterval(values, level);
        List<Double> quantiles = new ArrayList<>(101);
        for (int q = 0; q <= 100; q++) {
            quantiles.add(interpolated(values, q / 100.0));
        }
        return new TimeToStep(median.median(), median.low(), median.high(), quantiles);
    }

    /** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double interpolated(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static Map<String, Long> byVariant(List<String> variants, long[] counts) {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int a = 0; a < counts.length; a++) {
            map.put(variants.get(a), counts[a]);
        }
        return map;
    }
}
