package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Median and 90th percentile of skewed values, one per unit. */
final class QuantileData implements Family {
    private static final double LIFT = 0.10;
    private static final double[] SHARES = {0.5, 0.9};

    private final Pool pool = Pool.of("quantile", random -> new double[] {Math.exp(Draws.normal(random))});
    private final double[] truths = new double[SHARES.length];

    QuantileData() {
        double[] sorted = pool.column(0).clone();
        Arrays.sort(sorted);
        for (int i = 0; i < SHARES.length; i++) {
            truths[i] = LIFT * Quantiles.quantile(sorted, SHARES[i]);
        }
    }

    @Override
    public String label() {
        return "lognormal times";
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
        double[] c = pool.take(0, pool.draw(random, units));
        double[] t = pool.take(0, pool.draw(random, units));
        double[] more = Draws.scaled(t, 1 + LIFT);
        for (int i = 0; i < SHARES.length; i++) {
            String method = "quantile_effect p" + Math.round(100 * SHARES[i]);
            tally.both(
                    method,
                    QuantileEffect.compare(t, c, SHARES[i], LEVEL).absolute(),
                    QuantileEffect.compare(more, c, SHARES[i], LEVEL).absolute(),
                    truths[i]);
        }
    }
}
