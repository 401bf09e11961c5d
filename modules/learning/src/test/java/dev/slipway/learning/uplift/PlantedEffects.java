package dev.slipway.learning.uplift;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.linear.Matrix;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Units with known effects of up to two treatments: the first helps who has a large x0 and harms who has a small one, the second
 * helps where x1 is above 0. The outcome hangs strongly on x2, which also decides who is treated where units are confounded.
 */
final class PlantedEffects {
    static final List<String> ARMS = List.of("control", "bonus", "waiver");
    private static final int FEATURES = 4;

    final int rows;
    final long[] units;
    final double[][] x;
    final int[] treatment;
    final double[] y;
    final double[][] propensity;
    final double[][] truth;
    private final List<String> arms;

    /**
     * Plants.
     *
     * @param perUnit rows of each unit, which share a part of their noise and of their features
     * @param size of effects; 0 for none
     * @param confounding 0 for an experiment
     */
    PlantedEffects(int units, int perUnit, int treatments, double size, double confounding, long seed) {
        rows = units * perUnit;
        this.units = new long[rows];
        x = new double[FEATURES][rows];
        treatment = new int[rows];
        y = new double[rows];
        propensity = new double[rows][treatments + 1];
        truth = new double[rows][treatments];
        arms = ARMS.subList(0, treatments + 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] own = new double[FEATURES + 1];
        for (int i = 0; i < rows; i++) {
            if (i % perUnit == 0) {
                Arrays.setAll(own, j -> random.nextGaussian());
            }
            this.units[i] = 5_000L + i / perUnit;
            for (int j = 0; j < FEATURES; j++) {
                x[j][i] = perUnit == 1 ? own[j] : 0.9 * own[j] + 0.3 * random.nextGaussian();
            }
            assign(i, confounding, random);
            truth[i][0] = size * 1.5 * Math.tanh(1.5 * x[0][i]);
            if (treatments > 1) {
                truth[i][1] = size * (x[1][i] > 0 ? 2 : -0.5);
            }
            double noise = perUnit == 1 ? random.nextGaussian() : 0.8 * own[FEATURES] + 0.6 * random.nextGaussian();
            y[i] = 3 + 2 * x[2][i] + Math.abs(x[3][i]) + noise;
            y[i] += treatment[i] == 0 ? 0 : truth[i][treatment[i] - 1];
        }
    }

    private void assign(int i, double confounding, SplittableRandom random) {
        double sum = 0;
        for (int arm = 0; arm < arms.size(); arm++) {
            propensity[i][arm] = Math.exp(arm == 0 ? 0 : confounding * x[2][i] / arm);
            sum += propensity[i][arm];
        }
        double u = random.nextDouble();
        for (int arm = 0; arm < arms.size(); arm++) {
            propensity[i][arm] /= sum;
            treatment[i] = u >= 0 ? arm : treatment[i];
            u -= propensity[i][arm];
        }
    }

    UpliftData data(boolean known) {
        UpliftData data = UpliftData.of(Matrix.ofColumns(x), units, arms, treatment, y);
        return known ? data.withPropensity(propensity) : data;
    }

    /** With x0 … x3 and a category that follows x0. */
    UpliftTable table(boolean known, boolean planted) {
        int[] level = IntStream.range(0, rows).map(i -> x[0][i] > 0 ? 1 : 0).toArray();
        FeatureTable table = new FeatureTable(
                units,
                new long[rows],
                List.of(
                        new Feature.Numeric("x0", x[0], Known.beforeAsOf()),
                        new Feature.Numeric("x1", x[1], Known.beforeAsOf()),
                        new Feature.Numeric("x2", x[2], Known.beforeAsOf()),
                        new Feature.Numeric("x3", x[3], Known.beforeAsOf()),
                        new Feature.Categorical("side", List.of("left", "right"), level, Known.beforeAsOf())));
        Outcome outcome = new Outcome(
                "revenue",
                Task.MEAN,
                y,
                Duration.ofDays(7),
                Duration.ZERO,
                Duration.ofDays(8).toMillis());
        UpliftTable result = UpliftTable.of(table, outcome, arms, treatment);
        result = known ? result.withPropensity(propensity) : result;
        return planted ? result.withTruth(truth) : result;
    }

    /** The same with an outcome of 0 and 1: whether y exceeds its middle, drawn through the logistic function. */
    UpliftTable binary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] bought = Arrays.stream(y)
                .map(v -> random.nextDouble() < LogOdds.probability(v - 4) ? 1 : 0)
                .toArray();
        UpliftTable same = table(true, false);
        Outcome outcome = new Outcome(
                "bought",
                Task.PROBABILITY,
                bought,
                Duration.ofDays(7),
                Duration.ZERO,
                Duration.ofDays(8).toMillis());
        return UpliftTable.of(same.table(), outcome, arms, treatment).withPropensity(propensity);
    }

    /** Root mean squared error of effects of a treatment, from 0. */
    double pehe(double[][] effects, int k) {
        return TruthComparison.of(Aipw.ofTreatment(effects, k), Aipw.ofTreatment(truth, k), mean(k))
                .pehe();
    }

    /** The same if everybody gets the true average. */
    double constantPehe(int k) {
        return TruthComparison.of(new double[rows], Aipw.ofTreatment(truth, k), mean(k))
                .constantPehe();
    }

    private double mean(int k) {
        return Arrays.stream(truth).mapToDouble(row -> row[k]).average().orElseThrow();
    }
}
