package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.ab.ClusteredQuantile;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Load times of page views: several events of a unit share its speed, and slow units have as many as fast ones. Log time is
 * normal, so that the quantiles are known.
 */
final class ClusteredQuantiles implements Family {
    private static final double LIFT = 0.10;
    private static final double BETWEEN = 0.7;
    private static final double WITHIN = 0.5;
    private static final double[] SHARES = {0.5, 0.9};

    @Override
    public String label() {
        return "lognormal times of events in units";
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
        ClusteredQuantile.Events c = arm(units, random);
        ClusteredQuantile.Events t = arm(units, random);
        double[] raised = Draws.scaled(t.values(), 1 + LIFT);
        ClusteredQuantile.Events more = new ClusteredQuantile.Events(raised, t.units(), units);
        for (double q : SHARES) {
            double truth = LIFT * Math.exp(Math.hypot(BETWEEN, WITHIN) * -Normal.upperQuantile(q));
            String share = " p" + Math.round(100 * q);
            tally.both(
                    "quantile_clustered" + share,
                    ClusteredQuantile.compare(t, c, q, LEVEL).absolute(),
                    ClusteredQuantile.compare(more, c, q, LEVEL).absolute(),
                    truth);
            tally.both(
                    "quantile_effect on events" + share,
                    QuantileEffect.compare(t.values(), c.values(), q, LEVEL).absolute(),
                    QuantileEffect.compare(raised, c.values(), q, LEVEL).absolute(),
                    truth);
        }
    }

    private static ClusteredQuantile.Events arm(int count, SplittableRandom random) {
        double[] values = new double[count * 40];
        int[] of = new int[values.length];
        int n = 0;
        for (int unit = 0; unit < count; unit++) {
            double speed = BETWEEN * Draws.normal(random);
            int events = 1 + Math.min(30, Draws.poisson(random, 4));
            for (int i = 0; i < events; i++) {
                values[n] = Math.exp(speed + WITHIN * Draws.normal(random));
                of[n++] = unit;
            }
        }
        // In ascending order, because each method sorts for itself and what is sorted is sorted sooner.
        double[] events = Arrays.copyOf(values, n);
        int[] order = RadixSort.order(events);
        double[] sorted = new double[n];
        int[] units = new int[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = events[order[i]];
            units[i] = of[order[i]];
        }
        return new ClusteredQuantile.Events(sorted, units, count);
    }
}
