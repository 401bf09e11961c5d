package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.MomentsAccumulator;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.GroupSequential;
import dev.slipway.stats.sequential.MixtureSprt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Somebody who looks several times, with each plan and without one. A false positive is an effect found at any look; an interval
 * covers when it covers at every look.
 *
 * @param deviation of one unit
 * @param looks evenly spaced
 */
record Looks(String label, Pool pool, double deviation, int looks) implements Family {
    private static final double LIFT = 0.10;
    private static final double ALPHA = 1 - LEVEL;

    /** From the ordinary comparison at a look (0 is the first) to the plan's interval. */
    private interface Plan {
        Effect at(int look, Effect fixed);
    }

    static Looks of(String label, int looks, ToDoubleFunction<SplittableRandom> maker) {
        Pool pool = Pool.of(label, random -> new double[] {maker.applyAsDouble(random)});
        return new Looks(label, pool, Moments.of(pool.column(0)).standardDeviation(), looks);
    }

    @Override
    public int[] sizes() {
        return new int[] {210, 1_400, 14_000, 140_000};
    }

    @Override
    public Experiment at(int units) {
        Map<String, Plan> plans = plans(units);
        return (random, tally) -> simulate(units, plans, random, tally);
    }

    private void simulate(int units, Map<String, Plan> plans, SplittableRandom random, Tally tally) {
        Moments[] c = path(units, random);
        Moments[] t = path(units, random);
        Moments[] more = new Moments[looks];
        for (int i = 0; i < looks; i++) {
            more[i] = new Moments(t[i].n(), t[i].mean() * (1 + LIFT), t[i].variance() * (1 + LIFT) * (1 + LIFT));
        }
        double truth = LIFT * pool.mean(0);
        Effect[] none = fixed(t, c);
        Effect[] some = fixed(more, c);
        plans.forEach((name, plan) -> {
            watch(name, plan, none, Double.NaN, tally);
            watch(name, plan, some, truth, tally);
        });
    }

    private Effect[] fixed(Moments[] t, Moments[] c) {
        return IntStream.range(0, looks)
                .mapToObj(look -> Welch.compare(t[look], c[look], LEVEL).absolute())
                .toArray(Effect[]::new);
    }

    private Moments[] path(int units, SplittableRandom random) {
        double[] y = pool.column(0);
        int[] drawn = pool.draw(random, units);
        Moments[] path = new Moments[looks];
        MomentsAccumulator sums = new MomentsAccumulator();
        int from = 0;
        for (int look = 0; look < looks; look++) {
            int to = (int) ((long) units * (look + 1) / looks);
            for (int i = from; i < to; i++) {
                sums.add(y[drawn[i]]);
            }
            from = to;
            path[look] = sums.snapshot();
        }
        return path;
    }

    private Map<String, Plan> plans(int units) {
        double[] times = IntStream.rangeClosed(1, looks)
                .mapToDouble(i -> i / (double) looks)
                .toArray();
        double[] cautious = GroupSequential.obrienFlemingSpending(times, ALPHA);
        double[] even = GroupSequential.pocockSpending(times, ALPHA);
        long end = 2L * units;
        Map<String, Plan> plans = new LinkedHashMap<>();
        plans.put("welch_t at every look", (look, e) -> e);
        plans.put("group_sequential", (look, e) -> within(e, cautious[look]));
        plans.put("group_sequential pocock", (look, e) -> within(e, even[look]));
        for (int share : new int[] {1, 4, 14}) {
            String tuned = share == 1 ? "" : " tuned at 1/" + share;
            plans.put(
                    "confidence_sequence" + tuned,
                    (look, e) -> ConfidenceSequence.asymptotic(
                            e.estimate(),
                            e.standardError(),
                            end * (look + 1) / looks,
                            Math.max(1, end / share),
                            ALPHA));
        }
        double tau = MixtureSprt.tunedTau(deviation * Math.sqrt(2.0 / units), ALPHA);
        plans.put("msprt", (look, e) -> MixtureSprt.test(e.estimate(), e.standardError(), tau, ALPHA));
        return plans;
    }

    private static Effect within(Effect e, double multiplier) {
        double half = multiplier * e.standardError();
        return new Effect(
                e.estimate(),
                e.standardError(),
                e.estimate() - half,
                e.estimate() + half,
                LEVEL,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                e.warnings());
    }

    /** A look at which nothing varies yet has no interval. The warnings are those of the look at which the interval first failed, else of the last. */
    private void watch(String name, Plan plan, Effect[] fixed, double truth, Tally tally) {
        boolean none = Double.isNaN(truth);
        double sought = none ? 0 : truth;
        for (int look = 0; look < looks; look++) {
            Effect e = plan.at(look, fixed[look]);
            boolean failed = e.standardError() > 0 && (e.low() > sought || e.high() < sought);
            if (failed || look == looks - 1) {
                if (none) {
                    tally.test(name, failed, e.warnings());
                } else {
                    tally.interval(name, e.low(), e.high(), truth, e.warnings());
                }
                return;
            }
        }
    }
}
