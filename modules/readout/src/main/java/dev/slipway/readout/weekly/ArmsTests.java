package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.stats.drift.ClusteredPsi;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the arms of the experiment moved alike, among weeks from exposure on: each treatment against control. */
final class ArmsTests {
    private final Users users;
    private final int reference;
    private final double alpha;
    private final JobContext context;

    /**
     * Tests of these users.
     *
     * @param reference weeks at the beginning
     * @param alpha of a test alone; see {@link Test#limit(double, int)}
     */
    ArmsTests(Users users, int reference, double alpha, JobContext context) {
        this.users = users;
        this.reference = reference;
        this.alpha = alpha;
        this.context = context;
    }

    /**
     * Who is compared.
     *
     * @param variants names, control first
     * @param variant of each user, negative for none
     * @param exposedFrom first of the compared weeks, counted from 0, in which each user had met the experiment
     */
    record Users(List<String> variants, int[] variant, int[] exposedFrom) {
        /** Users of the marts; the first compared week is {@code first} of theirs. */
        static Users of(UnitWeeks data, WeekTraits traits, int first) {
            int[] from = Arrays.stream(traits.exposedWeek())
                    .map(week -> week == UnitWeeks.NEVER ? week : week - first)
                    .toArray();
            return new Users(data.variants(), data.variant(), from);
        }
    }

    /**
     * The change of one treatment less that of control, in the peak of one run.
     *
     * @param variant name of the treatment
     * @param moved index of everybody in that week, which is about the distance there would be if one arm alone had moved
     * @param result null where too few users say anything
     */
    record Test(String variant, double moved, ClusteredPsi.@Nullable Result result) {
        /** Whether it would have been seen that one arm alone moved. */
        boolean sees(double alpha, int tests) {
            return result != null && limit(alpha, tests) < moved;
        }

        /** What chance keeps the distance below when alpha is shared evenly among so many tests. */
        double limit(double alpha, int tests) {
            if (result == null || result.limit() == 0) {
                return 0;
            }
            double df = result.degreesOfFreedom();
            return result.limit() * ChiSquared.upperQuantile(alpha / tests, df) / ChiSquared.upperQuantile(alpha, df);
        }
    }

    /** Every treatment in the peak of every run of a feature. */
    List<Test> of(WeekFeature feature, List<WeekRun> runs) {
        int[][] before = new int[reference][];
        for (int w = 0; w < reference; w++) {
            before[w] = exposed(feature.bin()[w], w);
        }
        List<Test> tests = new ArrayList<>();
        for (WeekRun run : runs) {
            int week = run.peak().week() - 1;
            int[] after = exposed(feature.bin()[week], week);
            for (int arm = 1; arm < users.variants().size(); arm++) {
                context.checkCancelled();
                tests.add(new Test(users.variants().get(arm), run.peak().psi(), test(feature, before, after, arm)));
            }
        }
        return tests;
    }

    private ClusteredPsi.@Nullable Result test(WeekFeature feature, int[][] before, int[] after, int arm) {
        int[] group = Arrays.stream(users.variant())
                .map(v -> v == 0 ? 0 : v == arm ? 1 : -1)
                .toArray();
        int[][] old = Arrays.stream(before).map(week -> only(week, group)).toArray(int[][]::new);
        int[] now = only(after, group);
        long smallest = smallest(old, now, group);
        if (smallest == 0) {
            return null;
        }
        int bins = feature.bins().size();
        ThinBins rows = ThinBins.of(
                feature, old, ThinBins.counts(old, bins), now, ThinBins.counts(new int[][] {now}, bins), smallest);
        boolean few = rows.fewest() < WeekFeature.FEWEST || smallest(rows.before(), rows.after(), group) == 0;
        return few ? null : ClusteredPsi.difference(rows.before(), rows.after(), group, rows.bins(), 1 - alpha);
    }

    private static int[] only(int[] bins, int[] group) {
        int[] kept = bins.clone();
        for (int u = 0; u < kept.length; u++) {
            kept[u] = group[u] < 0 ? ClusteredPsi.NONE : kept[u];
        }
        return kept;
    }

    /** Rows of the group that has fewest, in the reference or in the week. */
    private static long smallest(int[][] before, int[] after, int[] group) {
        long[] began = new long[2];
        long[] reached = new long[2];
        for (int u = 0; u < group.length; u++) {
            if (group[u] < 0) {
                continue;
            }
            reached[group[u]] += after[u] >= 0 ? 1 : 0;
            for (int[] week : before) {
                began[group[u]] += week[u] >= 0 ? 1 : 0;
            }
        }
        return Math.min(Math.min(began[0], began[1]), Math.min(reached[0], reached[1]));
    }

    private int[] exposed(int[] bin, int week) {
        int[] kept = bin.clone();
        for (int u = 0; u < kept.length; u++) {
            kept[u] = users.exposedFrom()[u] <= week ? kept[u] : ClusteredPsi.NONE;
        }
        return kept;
    }
}
