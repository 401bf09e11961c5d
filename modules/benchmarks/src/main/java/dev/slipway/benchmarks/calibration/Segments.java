package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Heterogeneity;
import dev.slipway.stats.ab.Welch;
import java.util.List;
import java.util.SplittableRandom;

/** Four segments of different size with the same effect: how often the test of interaction says that they differ. Units are those of an arm. */
final class Segments implements Family {
    private static final double[] SHARES = {0.4, 0.3, 0.2, 0.1};

    private final Pool pool = Pool.of("segments", random -> new double[] {2 + Draws.exponential(random)});

    @Override
    public String label() {
        return "mean in four segments";
    }

    @Override
    public int[] sizes() {
        return new int[] {200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        double[] effects = new double[SHARES.length];
        double[] errors = new double[SHARES.length];
        for (int i = 0; i < SHARES.length; i++) {
            int own = (int) (units * SHARES[i]);
            Effect e = Welch.compare(
                            pool.moments(0, 0, pool.draw(random, own)).y(),
                            pool.moments(0, 0, pool.draw(random, own)).y(),
                            LEVEL)
                    .absolute();
            effects[i] = e.estimate();
            errors[i] = e.standardError();
        }
        tally.test("interaction", Heterogeneity.test(effects, errors).pValue(), List.of());
    }
}
