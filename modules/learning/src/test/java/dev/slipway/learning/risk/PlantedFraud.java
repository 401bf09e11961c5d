package dev.slipway.learning.risk;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.learner.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Users by weeks. A few belong to rings that share devices, move much and commit most of the fraud; amounts tell a little of the rest.
 * Fraud of a week is known two weeks after it.
 */
final class PlantedFraud {
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    static final long WEEK = Duration.ofDays(7).toMillis();
    static final int WEEKS = 16;
    static final Duration DELAY = Duration.ofDays(14);
    static final long VALIDATION = START + 8 * WEEK;
    static final long TEST = START + 12 * WEEK;

    final int rows;
    final long[] units;
    final long[] asOf;
    final boolean[] ring;
    final double[] devices;
    final double[] amount;
    final double[] gap;
    final int[] channel;
    final double[] fraud;

    PlantedFraud(int users, long seed) {
        rows = users * WEEKS;
        units = new long[rows];
        asOf = new long[rows];
        ring = new boolean[rows];
        devices = new double[rows];
        amount = new double[rows];
        gap = new double[rows];
        channel = new int[rows];
        fraud = new double[rows];
        SplittableRandom random = new SplittableRandom(seed);
        for (int user = 0; user < users; user++) {
            boolean member = random.nextDouble() < 0.03;
            double shared = member ? 4 + random.nextInt(5) : random.nextDouble() < 0.05 ? 2 : 1;
            double days = random.nextDouble() < 0.1 ? Double.NaN : Math.rint(random.nextExponential() * 10);
            double rich = random.nextGaussian();
            for (int i = user * WEEKS; i < (user + 1) * WEEKS; i++) {
                units[i] = 700L + user;
                asOf[i] = START + i % WEEKS * WEEK;
                ring[i] = member;
                devices[i] = shared;
                gap[i] = days;
                double size = 0.7 * rich + 0.5 * random.nextGaussian() + (member ? 0.5 : 0);
                amount[i] = Math.exp(3 + size);
                channel[i] = random.nextInt(3);
                fraud[i] = random.nextDouble() < LogOdds.probability(-5 + 0.5 * size + (member ? 3.5 : 0)) ? 1 : 0;
            }
        }
    }

    FeatureTable table() {
        return table(new Feature.Numeric("gap", gap, Known.beforeAsOf()));
    }

    FeatureTable table(Feature other) {
        return new FeatureTable(
                units,
                asOf,
                List.of(
                        new Feature.Numeric("amount", amount, Known.beforeAsOf()),
                        new Feature.Numeric("shared_devices", devices, Known.beforeAsOf()),
                        other,
                        new Feature.Categorical(
                                "channel", List.of("search", "social", "partner"), channel, Known.beforeAsOf())));
    }

    Outcome outcome() {
        return outcome(fraud);
    }

    /** The data end with the last week, so that its latest labels are not known. */
    Outcome outcome(double[] values) {
        return new Outcome("fraud", Task.PROBABILITY, values, Duration.ofDays(7), DELAY, START + (WEEKS + 1) * WEEK);
    }
}
