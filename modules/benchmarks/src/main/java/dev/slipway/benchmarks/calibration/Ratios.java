package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.adjust.RatioCuped;
import java.util.SplittableRandom;

/** Orders over sessions, where each unit adds to both; with the same ratio from before as covariate. */
final class Ratios implements Family {
    private static final double LIFT = 0.05;
    private static final int RAISED = 4;
    /** What needs every unit is not run above this, for time. */
    private static final int COLUMNS = 1_000;

    private final Pool pool = Pool.of("ratio", Ratios::unit);
    private final double truth = LIFT * pool.mean(0) / pool.mean(1);

    private static double[] unit(SplittableRandom random) {
        double chance = Math.pow(random.nextDouble(), 3);
        double[] now = orders(random, chance);
        double[] before = orders(random, chance);
        return new double[] {now[0], now[1], before[0], before[1], now[0] * (1 + LIFT)};
    }

    private static double[] orders(SplittableRandom random, double chance) {
        int sessions = 1;
        while (Draws.chance(random, 0.7)) {
            sessions++;
        }
        int orders = 0;
        for (int i = 0; i < sessions; i++) {
            orders += Draws.chance(random, chance) ? 1 : 0;
        }
        return new double[] {orders, sessions};
    }

    @Override
    public String label() {
        return "ratio of counts";
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        int[] c = pool.draw(random, units);
        int[] t = pool.draw(random, units);
        BivariateMoments control = pool.moments(0, 1, c);
        RatioMetric.Result none = RatioMetric.compare(pool.moments(0, 1, t), control, LEVEL);
        RatioMetric.Result some = RatioMetric.compare(pool.moments(RAISED, 1, t), control, LEVEL);
        tally.both("delta_ratio", none.absolute(), some.absolute(), truth);
        tally.both("delta_ratio relative", none.relative(), some.relative(), LIFT);
        if (units <= COLUMNS) {
            cuped(t, c, tally);
        }
    }

    private void cuped(int[] t, int[] c, Tally tally) {
        double[][] before = RatioCuped.preRatio(pool.take(2, t), pool.take(3, t), pool.take(2, c), pool.take(3, c));
        double[] sessions = pool.take(1, t);
        double[][] covariate = {before[0]};
        RatioCuped.Arm same = new RatioCuped.Arm(pool.take(0, t), sessions, covariate);
        RatioCuped.Arm more = new RatioCuped.Arm(pool.take(RAISED, t), sessions, covariate);
        RatioCuped.Arm control = new RatioCuped.Arm(pool.take(0, c), pool.take(1, c), new double[][] {before[1]});
        tally.both(
                "cuped_ratio",
                RatioCuped.compare(same, control, LEVEL).absolute(),
                RatioCuped.compare(more, control, LEVEL).absolute(),
                truth);
    }
}
