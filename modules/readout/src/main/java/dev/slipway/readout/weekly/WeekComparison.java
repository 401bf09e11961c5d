package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.stats.drift.ClusteredPsi;
import dev.slipway.stats.drift.Divergence;
import dev.slipway.stats.drift.KolmogorovDistribution;
import dev.slipway.stats.drift.KolmogorovSmirnov;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds each later week of a feature against the reference. */
final class WeekComparison {
    private static final double WATCH = 0.10;
    private static final double MOVED = 0.25;

    private final int reference;
    private final double alertFrom;
    private final double level;
    private final double kolmogorov;
    private final JobContext context;

    /**
     * A comparison.
     *
     * @param reference weeks at the beginning
     * @param alertFrom PSI from which what is beyond chance is an alert
     * @param level with which chance stays below the limit of one week of one feature
     */
    WeekComparison(int reference, double alertFrom, double level, JobContext context) {
        this.reference = reference;
        this.alertFrom = alertFrom;
        this.level = level;
        this.kolmogorov = KolmogorovDistribution.limitQuantile(1 - level);
        this.context = context;
    }

    Feature compare(WeekFeature feature) {
        int bins = feature.bins().size();
        int[][] before = Arrays.copyOf(feature.bin(), reference);
        double[][] values = feature.value();
        double[] old = values == null ? new double[0] : sorted(Arrays.copyOf(values, reference));
        long[] counts = ThinBins.counts(before, bins);
        long rows = Arrays.stream(counts).sum();
        double[] shares = shares(counts, rows);
        List<Cell> cells = new ArrayList<>();
        for (int w = reference; w < feature.bin().length; w++) {
            context.checkCancelled();
            int[] after = feature.bin()[w];
            long[] now = ThinBins.counts(new int[][] {after}, bins);
            long smallest = Math.min(rows, Arrays.stream(now).sum());
            if (smallest == 0) {
                continue;
            }
            ThinBins kept = ThinBins.of(feature, before, counts, after, now, smallest);
            ClusteredPsi.Result psi = ClusteredPsi.of(kept.before(), kept.after(), kept.bins(), level);
            boolean few = psi.limit() > 0 && kept.fewest() < WeekFeature.FEWEST;
            double[] numbers = values == null ? null : sorted(new double[][] {values[w]});
            cells.add(cell(w + 1, psi, few, shares, now, old, numbers));
        }
        return new Feature(
                feature.name(),
                feature.label(),
                feature.number() ? "number" : "category",
                feature.bins(),
                boxed(shares),
                rows,
                old.length > 0 ? (Double) mean(old) : null,
                cells);
    }

    private Cell cell(
            int week,
            ClusteredPsi.Result psi,
            boolean few,
            double[] before,
            long[] counts,
            double[] old,
            double @Nullable [] now) {
        boolean beyond = !few && psi.psi() > psi.limit();
        double variance = psi.designEffect() * (1 / (double) psi.before() + 1 / (double) psi.after());
        long rows = Arrays.stream(counts).sum();
        double[] shares = shares(counts, rows);
        return new Cell(
                week,
                rows,
                psi.psi(),
                psi.limit(),
                psi.designEffect(),
                few ? "few" : beyond ? reading(psi.psi()) : "chance",
                beyond && psi.psi() >= alertFrom,
                Divergence.of(before, shares).jensenShannonDistanceBits(),
                now == null
                        ? null
                        : (Double) KolmogorovSmirnov.sorted(old, now, KolmogorovSmirnov.Method.LIMIT)
                                .statistic(),
                now == null ? null : (Double) Math.min(1, kolmogorov * Math.sqrt(variance)),
                now == null ? null : (Double) mean(now),
                boxed(shares));
    }

    private static String reading(double psi) {
        return psi < WATCH ? "small" : psi <= MOVED ? "watch" : "moved";
    }

    private static double[] shares(long[] counts, long rows) {
        return Arrays.stream(counts)
                .mapToDouble(count -> rows == 0 ? 0 : (double) count / (double) rows)
                .toArray();
    }

    /** The values that there are, in ascending order. */
    private static double[] sorted(double[][] values) {
        return RadixSort.sorted(WeekFeature.finite(values, values.length));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
