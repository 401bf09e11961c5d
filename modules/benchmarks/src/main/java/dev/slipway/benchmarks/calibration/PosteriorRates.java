package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.bayes.BetaBinomial;
import dev.slipway.stats.resample.Binomial;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often the credible interval of a difference of rates covers; its prior is Beta(1, 1). Less often above 200 units, because
 * the quadrature takes milliseconds; equal counts are calculated once.
 */
record PosteriorRates(String label, double chance, double lift) implements Family {
    private record Counts(long xT, long xC) {}

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        Map<Counts, BetaBinomial.Result> known = new ConcurrentHashMap<>();
        return (random, tally) -> {
            Counts counts = drawn(units, random);
            BetaBinomial.Result r =
                    known.computeIfAbsent(counts, k -> BetaBinomial.compare(k.xT(), units, k.xC(), units, 1, 1, LEVEL));
            tally.interval("beta_binomial", r.low(), r.high(), chance * lift, List.of());
        };
    }

    private Counts drawn(int units, SplittableRandom random) {
        return new Counts(Binomial.draw(random, units, chance * (1 + lift)), Binomial.draw(random, units, chance));
    }
}
