package dev.slipway.learning.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.learner.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals, comparisons and calibration behave as their definitions say. */
class EvaluationTest {
    private static final double LEVEL = 0.95;

    @Test
    void countingRowsTwiceIsTheSameAsHavingThemTwice() {
        Scored once = drawn(300, 1, 1.0);
        Scored twice = new Scored(twice(once.outcomes()), twice(once.predictions()));
        double[] counts = new double[300];
        Arrays.fill(counts, 2);

        for (Metric metric : Metric.of(Task.PROBABILITY)) {
            assertThat(metric.value(once, counts)).isCloseTo(metric.value(twice), within(1e-12));
            assertThat(metric.value(once, counts)).isCloseTo(metric.value(once), within(1e-12));
        }
    }

    @Test
    void bootstrapOfRowsAgreesWithDeLongWhereBothHold() {
        Scored scored = drawn(3000, 2, 1.0);
        DeLong.Result delong = DeLong.of(scored, LEVEL);
        // Two rows of one unit somewhere make the evaluation redraw units.
        int[] unitOf = IntStream.range(0, 3000).map(i -> Math.max(0, i - 1)).toArray();

        Interval redrawn = evaluate(scored, Map.of(), new Units(unitOf, 2999)).metric(Metric.AUC);

        assertThat(redrawn.low()).isCloseTo(delong.low(), within(0.2 * (delong.high() - delong.low())));
        assertThat(redrawn.high()).isCloseTo(delong.high(), within(0.2 * (delong.high() - delong.low())));
    }

    @Test
    void rowsOfOneUnitWidenTheInterval() {
        Scored single = drawn(500, 3, 1.0);
        double[] y = IntStream.range(0, 5000)
                .mapToDouble(i -> single.outcomes()[i / 10])
                .toArray();
        double[] p = IntStream.range(0, 5000)
                .mapToDouble(i -> single.predictions()[i / 10])
                .toArray();
        int[] unitOf = IntStream.range(0, 5000).map(i -> i / 10).toArray();

        double clustered = width(new Scored(y, p), new Units(unitOf, 500));
        double naive = width(new Scored(y, p), singles(5000));

        assertThat(clustered / naive).isCloseTo(Math.sqrt(10), within(0.4));
    }

    @Test
    void aBetterModelBeatsAndTheSameModelDoesNot() {
        Scored model = drawn(2000, 4, 1.0);
        double[] rate = new double[2000];
        Arrays.fill(rate, Arrays.stream(model.outcomes()).average().orElseThrow());

        Evaluation evaluation = evaluate(
                model,
                new TreeMap<>(Map.of("a rate", new Scored(model.outcomes(), rate), "b itself", model)),
                singles(2000));

        assertThat(evaluation.comparisons())
                .extracting(Evaluation.Comparison::beats)
                .containsExactly(true, false);
        assertThat(evaluation.comparisons().get(1).improvement()).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void threadsChangeNothing() {
        Scored model = drawn(500, 5, 1.0);
        try (ForkJoinPool one = new ForkJoinPool(1);
                ForkJoinPool four = new ForkJoinPool(4)) {
            assertThat(one.submit(() -> evaluate(model, Map.of(), singles(500))).join())
                    .isEqualTo(four.submit(() -> evaluate(model, Map.of(), singles(500)))
                            .join());
        }
    }

    @Test
    void calibrationRepairsPredictionsThatAreTooExtreme() {
        Scored learned = drawn(20_000, 6, 2.5);
        Scored fresh = drawn(20_000, 7, 2.5);
        assertThat(Calibration.of(fresh, 10, LEVEL).slope().high()).isLessThan(0.5);

        for (Calibrator.Method method : new Calibrator.Method[] {Calibrator.Method.PLATT, Calibrator.Method.ISOTONIC}) {
            Scored repaired = new Scored(fresh.outcomes(), method.fit(learned).probabilities(fresh.predictions()));
            Calibration after = Calibration.of(repaired, 10, LEVEL);
            assertThat(after.slope().estimate()).as(method.name()).isCloseTo(1, within(0.1));
            assertThat(after.brier().miscalibration()).isLessThan(0.004);
            assertThat(Metric.LOG_LOSS.value(repaired)).isLessThan(Metric.LOG_LOSS.value(fresh));
        }
    }

    @Test
    void theCurveHoldsEveryRowOnceAndTiesTogether() {
        Scored ties = new Scored(new double[] {0, 1, 0, 1, 1, 1}, new double[] {0.2, 0.2, 0.2, 0.2, 0.7, 0.9});

        var curve = Calibration.curve(ties, 3, LEVEL);

        assertThat(curve).extracting(Calibration.Bin::rows).containsExactly(4, 2);
        assertThat(curve.get(0).observed()).isEqualTo(0.5);
        assertThat(curve.get(1).predicted()).isCloseTo(0.8, within(1e-12));
    }

    private static double width(Scored scored, Units units) {
        Interval brier = evaluate(scored, Map.of(), units).metric(Metric.BRIER);
        return brier.high() - brier.low();
    }

    private static Evaluation evaluate(Scored model, Map<String, Scored> baselines, Units units) {
        return Evaluation.of(Task.PROBABILITY, model, baselines, units, 1000, 11, LEVEL, () -> {});
    }

    private static Units singles(int n) {
        return new Units(IntStream.range(0, n).toArray(), n);
    }

    private static double[] twice(double[] values) {
        return IntStream.range(0, 2 * values.length)
                .mapToDouble(i -> values[i / 2])
                .toArray();
    }

    /** Outcomes of known probabilities; predictions have log-odds {@code stretch} times the true ones. */
    private static Scored drawn(int n, long seed, double stretch) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            double z = random.nextGaussian() - 0.5;
            y[i] = random.nextDouble() < LogOdds.probability(z) ? 1 : 0;
            p[i] = LogOdds.probability(stretch * z);
        }
        return new Scored(y, p);
    }
}
