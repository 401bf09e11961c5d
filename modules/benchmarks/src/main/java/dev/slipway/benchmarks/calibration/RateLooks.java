package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.stats.resample.Binomial;
import dev.slipway.stats.sequential.EValues;
import java.util.List;
import java.util.SplittableRandom;

/** Fourteen daily looks at a rate of 10% by an e-process, and at the counts of the arms by both sample-ratio tests. */
final class RateLooks implements Family {
    private static final int DAYS = 14;
    private static final double CHANCE = 0.10;

    @Override
    public String label() {
        return "rate 10% at 14 daily looks";
    }

    @Override
    public int[] sizes() {
        return new int[] {210, 1_400, 14_000, 140_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        long[][] blocks = new long[DAYS][];
        long[][] counts = new long[DAYS][2];
        int daily = units / DAYS;
        boolean naive = false;
        for (int day = 0; day < DAYS; day++) {
            blocks[day] =
                    new long[] {Binomial.draw(random, daily, CHANCE), daily, Binomial.draw(random, daily, CHANCE), daily
                    };
            long came = Binomial.draw(random, 2L * daily, 0.5);
            counts[day][0] = came + (day == 0 ? 0 : counts[day - 1][0]);
            counts[day][1] = 2L * daily - came + (day == 0 ? 0 : counts[day - 1][1]);
            naive |= SampleRatio.test(counts[day], new double[] {1, 1}).pValue() < 1 - LEVEL;
        }
        double highest = 0;
        for (double e : EValues.twoProportions(blocks)) {
            highest = Math.max(highest, e);
        }
        tally.test("e_value", highest >= 1 / (1 - LEVEL), List.of());
        double[] p = SampleRatio.sequential(counts, new double[] {1, 1});
        tally.test("sample_ratio sequential", p[DAYS - 1], List.of());
        tally.test("sample_ratio at every look", naive, List.of());
    }
}
