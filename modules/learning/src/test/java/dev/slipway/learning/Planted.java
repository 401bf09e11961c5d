package dev.slipway.learning;

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
 * A panel of units by weeks whose outcome hangs on visits (strongly, in a bend that no line follows), a little on country, and on
 * nothing else.
 */
final class Planted {
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    static final long WEEK = Duration.ofDays(7).toMillis();
    static final List<String> COUNTRIES = List.of("DE", "FR", "PL");

    final int rows;
    final int weeks;
    final long[] units;
    final long[] asOf;
    final double[] visits;
    final double[] noise;
    final double[] gaps;
    final int[] country;
    final double[] logOdds;
    final double[] churned;
    final double[] spend;

    Planted(int unitCount, int weeks, long seed) {
        this.weeks = weeks;
        rows = unitCount * weeks;
        units = new long[rows];
        asOf = new long[rows];
        visits = new double[rows];
        noise = new double[rows];
        gaps = new double[rows];
        country = new int[rows];
        logOdds = new double[rows];
        churned = new double[rows];
        spend = new double[rows];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rows; i++) {
            units[i] = 1000L + i / weeks;
            asOf[i] = START + i % weeks * WEEK;
            visits[i] = random.nextGaussian();
            noise[i] = random.nextGaussian();
            gaps[i] = random.nextDouble() < 0.2 ? Double.NaN : random.nextGaussian();
            country[i] = random.nextInt(3);
            logOdds[i] = 2.5 * Math.abs(visits[i]) - 2.2 + 0.4 * (country[i] - 1);
            churned[i] = random.nextDouble() < LogOdds.probability(logOdds[i]) ? 1 : 0;
            spend[i] = 20 + 8 * logOdds[i] + 6 * random.nextGaussian();
        }
    }

    FeatureTable table() {
        return table(new Feature.Numeric("noise", noise, Known.beforeAsOf()));
    }

    FeatureTable table(Feature other) {
        return new FeatureTable(
                units,
                asOf,
                List.of(
                        other,
                        new Feature.Numeric("visits", visits, Known.beforeAsOf()),
                        new Feature.Numeric("gaps", gaps, Known.beforeAsOf()),
                        new Feature.Categorical("country", COUNTRIES, country, Known.beforeAsOf())));
    }

    Outcome churn() {
        return churn(churned);
    }

    Outcome churn(double[] values) {
        return new Outcome(
                "churned", Task.PROBABILITY, values, Duration.ofDays(7), Duration.ZERO, START + weeks * WEEK);
    }

    Outcome revenue() {
        return new Outcome("spend", Task.MEAN, spend, Duration.ofDays(7), Duration.ZERO, START + weeks * WEEK);
    }
}
