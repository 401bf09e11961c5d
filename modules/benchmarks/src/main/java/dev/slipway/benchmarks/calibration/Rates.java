package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.ContingencyTable;
import dev.slipway.stats.ab.FisherExact;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.resample.Binomial;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rates, also rare ones.
 *
 * @param chance in control
 * @param lift planted, relative
 * @param times how many units the control has for one in treatment
 */
record Rates(String label, double chance, double lift, int times) implements Family {
    /** Fisher's exact interval sums over every table; beyond this many units it says what the z-test says. */
    private static final int EXACT = 10_000;

    private static final int INTERVALS = 1_000;

    @Override
    public int[] sizes() {
        return times == 1 ? new int[] {50, 200, 1_000, 10_000, 100_000} : new int[] {50, 200, 1_000, 10_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        long n = (long) units * times;
        long c = Binomial.draw(random, n, chance);
        long same = Binomial.draw(random, units, chance);
        long more = Binomial.draw(random, units, chance * (1 + lift));
        none(same, units, c, n, tally);
        planted(more, units, c, n, tally);
    }

    private static void none(long t, long nT, long c, long nC, Tally tally) {
        TwoProportions.Result z = TwoProportions.compare(t, nT, c, nC, LEVEL);
        tally.none("two_proportion_z", z.absolute());
        tally.test("newcombe", outside(z.newcombeLow(), z.newcombeHigh()), List.of());
        double[] score = score(t, nT, c, nC);
        tally.test("miettinen_nurminen", outside(score[0], score[1]), List.of());
        for (String name : List.of("chi_square", "chi_square_yates")) {
            tally.attempt(name, Tally.TEST, () -> {
                ContingencyTable.Result table = ContingencyTable.test(new long[][] {{t, nT - t}, {c, nC - c}});
                tally.test(name, name.equals("chi_square") ? table.pValue() : table.yatesPValue(), table.warnings());
            });
        }
        if (nT <= EXACT && nC <= EXACT) {
            FisherExact.Result fisher = FisherExact.test(t, nT, c, nC, LEVEL);
            tally.test("fisher_exact", fisher.pValue(), List.of());
        }
    }

    private void planted(long t, long nT, long c, long nC, Tally tally) {
        double truth = chance * lift;
        TwoProportions.Result z = TwoProportions.compare(t, nT, c, nC, LEVEL);
        Effect wald = z.absolute();
        tally.planted("two_proportion_z", wald, truth);
        tally.planted("two_proportion_z relative", z.relative(), lift);
        tally.interval("newcombe", z.newcombeLow(), z.newcombeHigh(), truth, List.of());
        double[] score = score(t, nT, c, nC);
        tally.interval("miettinen_nurminen", score[0], score[1], truth, List.of());
        if (nC <= INTERVALS) {
            FisherExact.Result fisher = FisherExact.test(t, nT, c, nC, LEVEL);
            double raised = chance * (1 + lift);
            double odds = raised / (1 - raised) / (chance / (1 - chance));
            tally.interval("fisher_exact odds ratio", fisher.low(), fisher.high(), odds, List.of());
        }
    }

    private static double[] score(long t, long nT, long c, long nC) {
        return RiskDifference.miettinenNurminen(t, nT, c, nC, Normal.upperQuantile((1 - LEVEL) / 2));
    }

    private static boolean outside(double low, double high) {
        return low > 0 || high < 0;
    }
}
