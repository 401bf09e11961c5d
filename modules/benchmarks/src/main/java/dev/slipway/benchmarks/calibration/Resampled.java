package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.resample.RatioBootstrap;
import dev.slipway.stats.resample.StudentisedBootstrap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Permutation and bootstrap with 500 draws. */
record Resampled(String label, Pool pool) implements Family {
    private static final double LIFT = 0.10;
    private static final int DRAWS = 500;

    static Resampled of(String label, ToDoubleFunction<SplittableRandom> maker) {
        return new Resampled(label, Pool.of(label, random -> new double[] {maker.applyAsDouble(random)}));
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public int oneIn(int units) {
        return units > 10_000 ? 10 : 1;
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        double[] c = pool.take(0, pool.draw(random, units));
        double[] t = pool.take(0, pool.draw(random, units));
        double truth = LIFT * pool.mean(0);
        double[] more = Draws.scaled(t, 1 + LIFT);
        long seed = random.nextLong();
        PermutationTest.Result permuted = PermutationTest.meanDifference(t, c, DRAWS, seed);
        tally.test("permutation", permuted.pValue(), permuted.warnings());
        bootstrap(t, c, seed, 0, true, tally);
        bootstrap(more, c, seed, truth, false, tally);
        RatioBootstrap.Result poisson = RatioBootstrap.difference(
                RatioBootstrap.Arm.ofMeans(more),
                RatioBootstrap.Arm.ofMeans(c),
                RatioBootstrap.Draw.POISSON,
                DRAWS,
                seed,
                LEVEL,
                () -> {});
        tally.interval("bootstrap_poisson", poisson.low(), poisson.high(), truth, poisson.warnings());
    }

    private static void bootstrap(double[] t, double[] c, long seed, double truth, boolean none, Tally tally) {
        Bootstrap.Result b = Bootstrap.meanDifference(t, c, DRAWS, seed, LEVEL);
        tell("bootstrap_percentile", b.percentileLow(), b.percentileHigh(), truth, none, b.warnings(), tally);
        tell("bootstrap_bca", b.bcaLow(), b.bcaHigh(), truth, none, b.warnings(), tally);
        String quantity = none ? Tally.TEST : Tally.INTERVAL;
        tally.attempt("bootstrap_studentised", quantity, () -> {
            StudentisedBootstrap.Result s = StudentisedBootstrap.meanDifference(t, c, DRAWS, seed, LEVEL, () -> {});
            tell("bootstrap_studentised", s.low(), s.high(), truth, none, s.warnings(), tally);
        });
    }

    private static void tell(
            String method,
            double low,
            double high,
            double truth,
            boolean none,
            List<StatWarning> warnings,
            Tally tally) {
        if (none) {
            tally.test(method, low > 0 || high < 0, warnings);
        } else {
            tally.interval(method, low, high, truth, warnings);
        }
    }
}
