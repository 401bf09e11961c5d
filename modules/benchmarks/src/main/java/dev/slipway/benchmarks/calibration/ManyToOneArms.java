package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.multiplicity.Dunnett;
import java.util.List;

/** Dunnett's comparisons of two treatments with one control. */
final class ManyToOneArms implements Family {
    private static final double LIFT = 0.05;

    private final Pool pool = Pool.of("arms", random -> new double[] {2 + Draws.exponential(random)});

    @Override
    public String label() {
        return "two treatments and a control";
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> {
            Moments control = Moments.of(pool.take(0, pool.draw(random, units)));
            double[] t = pool.take(0, pool.draw(random, units));
            double[] other = pool.take(0, pool.draw(random, units));
            Moments[] same = {Moments.of(t), Moments.of(other)};
            Moments[] more = {Moments.of(Draws.scaled(t, 1 + LIFT)), Moments.of(Draws.scaled(other, 1 + LIFT))};
            double truth = LIFT * pool.mean(0);
            family("dunnett", Dunnett.compare(same, control, LEVEL).effects(), 0, tally);
            family("dunnett", Dunnett.compare(more, control, LEVEL).effects(), truth, tally);
            family(
                    "dunnett unequal variances",
                    Dunnett.unequalVariances(more, control, LEVEL).effects(),
                    truth,
                    tally);
        };
    }

    /** A false positive is any that excludes zero; the family covers when all do. */
    static void family(String method, List<Effect> effects, double truth, Tally tally) {
        boolean failed = effects.stream().anyMatch(e -> e.low() > truth || e.high() < truth);
        if (truth == 0) {
            tally.test(method, failed, effects.getFirst().warnings());
        } else {
            tally.covered(method, !failed, effects.getFirst().warnings());
        }
    }
}
