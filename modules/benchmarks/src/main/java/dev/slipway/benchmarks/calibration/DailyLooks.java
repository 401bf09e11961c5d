package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.GroupSequential;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Somebody who looks every day for two weeks, with each plan and without one. Skewed revenue. */
final class DailyLooks {
    private static final int DAYS = 14;
    private static final double ALPHA = 0.05;
    private static final List<String> PLANS =
            List.of("fixed interval at every look", "spending over 14 looks", "confidence sequence");

    private DailyLooks() {}

    /**
     * False positives at any look under the null, and intervals that cover the planted effect at every look.
     *
     * @param units per arm at the planned end
     */
    static List<Row> run(int units, int experiments) {
        Scenario scenario = Scenario.skewed();
        double truth = scenario.truth();
        double[] boundaries = GroupSequential.obrienFlemingSpending(
                IntStream.rangeClosed(1, DAYS)
                        .mapToDouble(day -> day / (double) DAYS)
                        .toArray(),
                ALPHA);
        LongAdder[] wrong = Calibrate.adders(PLANS.size());
        LongAdder[] covered = Calibrate.adders(PLANS.size());
        IntStream.range(0, experiments).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(0xDA117L * (i + 1) + units);
            boolean[] rejects = watch(scenario.control(), scenario.control(), 0, units, boundaries, random);
            boolean[] misses = watch(scenario.treatment(), scenario.control(), truth, units, boundaries, random);
            for (int plan = 0; plan < PLANS.size(); plan++) {
                wrong[plan].add(rejects[plan] ? 1 : 0);
                covered[plan].add(misses[plan] ? 0 : 1);
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int plan = 0; plan < PLANS.size(); plan++) {
            String label = "revenue at 14 daily looks";
            rows.add(new Row(
                    label,
                    units,
                    PLANS.get(plan),
                    "false_positive",
                    wrong[plan].sum() / (double) experiments,
                    ALPHA,
                    0,
                    experiments));
            rows.add(new Row(
                    label,
                    units,
                    PLANS.get(plan),
                    "coverage",
                    covered[plan].sum() / (double) experiments,
                    1 - ALPHA,
                    0,
                    experiments));
        }
        return rows;
    }

    /** For each plan whether its interval missed the truth at any look. */
    private static boolean[] watch(
            Pool t, Pool c, double truth, int units, double[] boundaries, SplittableRandom random) {
        Sums sumsT = new Sums(t.y()[0], 0);
        Sums sumsC = new Sums(c.y()[0], 0);
        boolean[] missed = new boolean[PLANS.size()];
        for (int day = 0; day < DAYS; day++) {
            t.draw(random, units / DAYS, sumsT);
            c.draw(random, units / DAYS, sumsC);
            Effect fixed =
                    Welch.compare(sumsT.moments(), sumsC.moments(), 1 - ALPHA).absolute();
            double distance = Math.abs(fixed.estimate() - truth);
            Effect sequence = ConfidenceSequence.asymptotic(
                    fixed.estimate(), fixed.standardError(), sumsT.units() + sumsC.units(), 2L * units, ALPHA);
            missed[0] |= truth < fixed.low() || truth > fixed.high();
            missed[1] |= distance > boundaries[day] * fixed.standardError();
            missed[2] |= truth < sequence.low() || truth > sequence.high();
        }
        return missed;
    }
}
