package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.ab.MannWhitney;
import java.util.SplittableRandom;

/** Two equal distributions and one that is shifted. The shift is a median of all pairs. */
final class Ranks implements Family {
    private static final double SHIFT = 0.3;

    @Override
    public String label() {
        return "shifted exponential";
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
        double[] c = random.doubles(units).map(u -> -Math.log(1 - u)).toArray();
        double[] t = random.doubles(units).map(u -> -Math.log(1 - u)).toArray();
        MannWhitney.Result none = MannWhitney.compare(t, c, LEVEL);
        tally.test("mann_whitney", none.pValue(), none.warnings());
        MannWhitney.Result some = MannWhitney.compare(Draws.shifted(t, SHIFT), c, LEVEL);
        tally.interval("mann_whitney shift", some.low(), some.high(), SHIFT, some.warnings());
    }
}
