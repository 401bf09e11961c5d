package dev.slipway.readout;

import dev.slipway.core.study.SignupCohort;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.DriftReadout.Bin;
import dev.slipway.readout.model.DriftReadout.Feature;
import dev.slipway.stats.drift.Psi;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the inputs moved between the units first exposed in the first week and those of the weeks after it: the population
 * stability index with the limit that chance reaches at these sample sizes.
 */
public final class DriftCalculator {
    private static final double WATCH = 0.10;
    private static final double MOVED = 0.25;
    private static final int WEEK = 7;

    private final ExperimentData data;
    private final int[] week;
    private final int weeks;

    /** Week and arm of each unit as one number. */
    private final int[] cell;

    private DriftCalculator(ExperimentData data, long[] exposedAt) {
        this.data = data;
        this.week = new int[exposedAt.length];
        int last = 0;
        Days days = Days.of(data);
        for (int u = 0; u < week.length; u++) {
            week[u] = Math.max(0, days.index(exposedAt[u]) / WEEK);
            last = Math.max(last, week[u]);
        }
        this.weeks = last + 1;
        this.cell = new int[week.length];
        int arms = data.variants().size();
        for (int u = 0; u < week.length; u++) {
            cell[u] = week[u] * arms + data.variant()[u];
        }
    }

    /** Null when the data has no time, or nobody was first exposed in the first week, or nobody after it. */
    public static @Nullable DriftReadout compute(ExperimentData data) {
        long[] exposedAt = data.exposedAt();
        if (exposedAt == null) {
            return null;
        }
        DriftCalculator drift = new DriftCalculator(data, exposedAt);
        boolean[] before = new boolean[drift.week.length];
        long nBefore = 0;
        for (int u = 0; u < before.length; u++) {
            before[u] = drift.week[u] == 0;
            nBefore += before[u] ? 1 : 0;
        }
        if (nBefore == 0 || nBefore == before.length) {
            return null;
        }
        List<DriftFeature> inputs = new ArrayList<>();
        data.categories().forEach((k, c) -> {
            if (SignupCohort.isInput(k)) {
                inputs.add(DriftFeature.category(k, c));
            }
        });
        data.numbers().forEach((k, v) -> {
            DriftFeature number = DriftFeature.number(k, v, before);
            if (number != null) {
                inputs.add(number);
            }
        });
        inputs.add(DriftFeature.hour(exposedAt, data.calendar()));
        List<Feature> features = new ArrayList<>();
        for (DriftFeature input : inputs) {
            if (input.bins().size() > 1) {
                features.add(drift.feature(input));
            }
        }
        features.sort(Comparator.comparingDouble(Feature::psi).reversed());
        String after = drift.weeks == 2 ? "week 2" : "weeks 2–" + drift.weeks;
        return new DriftReadout("week 1", after, nBefore, before.length - nBefore, features);
    }

    private Feature feature(DriftFeature input) {
        BinCounts counts = new BinCounts(input, cell, weeks, data.variants().size());
        long[] first = counts.of(0, 1);
        Psi.Result moved = Psi.categorical(first, counts.of(1, weeks));
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < first.length; b++) {
            bins.add(new Bin(input.bins().get(b), moved.sharesBefore()[b], moved.sharesAfter()[b], moved.parts()[b]));
        }
        Map<String, List<Double>> byVariant = new LinkedHashMap<>();
        for (int a = 0; a < data.variants().size(); a++) {
            byVariant.put(data.variants().get(a), weekly(counts, a));
        }
        double[] arms = betweenArms(counts);
        String reading = reading(moved.psi(), moved.limit());
        return new Feature(
                input.name(), input.label(), moved.psi(), moved.limit(), reading, bins, byVariant, arms[0], arms[1]);
    }

    private static String reading(double psi, double limit) {
        if (psi <= limit) {
            return "chance";
        }
        if (psi < WATCH) {
            return "small";
        }
        return psi <= MOVED ? "watch" : "moved";
    }

    /** PSI of each later week against the first within one arm; ends before the first week without anybody. */
    private List<Double> weekly(BinCounts counts, int arm) {
        List<Double> values = new ArrayList<>();
        for (int w = 1; w < weeks; w++) {
            double[] psi = psi(counts.of(0, arm, 1), counts.of(w, arm, w + 1));
            if (psi[1] == 0) {
                break;
            }
            values.add(psi[0]);
        }
        return values;
    }

    /** The treatment that differs most from the control, as a share of the limit. */
    private double[] betweenArms(BinCounts counts) {
        double[] worst = {0, 0};
        for (int a = 1; a < data.variants().size(); a++) {
            double[] psi = psi(counts.of(0, 0, weeks), counts.of(0, a, weeks));
            if (worst[1] == 0 || (psi[1] > 0 && psi[0] / psi[1] > worst[0] / worst[1])) {
                worst = psi;
            }
        }
        return worst;
    }

    /** {PSI, limit}; both 0 when a side is empty. */
    private static double[] psi(long[] before, long[] after) {
        if (Arrays.stream(before).sum() == 0 || Arrays.stream(after).sum() == 0) {
            return new double[] {0, 0};
        }
        Psi.Result result = Psi.categorical(before, after);
        return new double[] {result.psi(), result.limit()};
    }
}
