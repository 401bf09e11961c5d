package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No row is judged by a choice of learner that its own outcome had a part in. */
class FoldChoiceTest {
    private static final int ROWS = 40;

    private static Criterion.Judged judged(double[] outcome) {
        double[] x = new double[outcome.length];
        Arrays.setAll(x, i -> i);
        UpliftData data = UpliftData.of(
                Matrix.ofColumns(x),
                IntStream.range(0, outcome.length).asLongStream().toArray(),
                List.of("none", "gift"),
                IntStream.range(0, outcome.length).map(i -> i % 2).toArray(),
                outcome);
        double[][] zero = new double[outcome.length][2];
        double[][] half = new double[outcome.length][];
        Arrays.setAll(half, i -> new double[] {0.5, 0.5});
        return Criterion.Judged.of(data, new Nuisances(zero, half));
    }

    private static double[][] effects(double inFirst, double inSecond, int rows) {
        double[][] effects = new double[rows][];
        Arrays.setAll(effects, i -> new double[] {i < rows / 2 ? inFirst : inSecond});
        return effects;
    }

    private static Folds halves(int rows) {
        return new Folds(IntStream.range(0, rows).map(i -> i < rows / 2 ? 0 : 1).toArray(), 2);
    }

    @Test
    void eachFoldHasTheLearnerThatIsBestOnTheOthers() {
        double[] outcome = new double[ROWS];
        Arrays.setAll(outcome, i -> i % 2 == 1 ? 1 : -1);
        double[][] first = effects(1, -1, ROWS);
        double[][] second = effects(-1, 1, ROWS);

        double[][] chosen =
                FoldChoice.effects(List.of(first, second), Criterion.R_LOSS, judged(outcome), halves(ROWS), () -> {});

        assertThat(chosen[0]).isEqualTo(second[0]);
        assertThat(chosen[ROWS - 1]).isEqualTo(first[ROWS - 1]);
    }

    /** Offers that move nobody: treating whom the best of twenty guesses names gains nothing, though by its own choice it seems to. */
    @Test
    void theBestOfManyGuessesIsNotJudgedByTheNoiseThatMadeItBest() {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 400;
        double honest = 0;
        double flattered = 0;
        int worlds = 200;
        for (int w = 0; w < worlds; w++) {
            double[] outcome = random.doubles(rows, -1, 1).toArray();
            Criterion.Judged judged = judged(outcome);
            List<double[][]> guesses = IntStream.range(0, 20)
                    .mapToObj(g -> effects(random.nextDouble(-0.1, 0.1), random.nextDouble(-0.1, 0.1), rows))
                    .toList();
            double[][] fair = FoldChoice.effects(guesses, Criterion.R_LOSS, judged, halves(rows), () -> {});
            double[][] best = guesses.stream()
                    .max((a, b) -> Double.compare(
                            Criterion.R_LOSS.value(judged, a, () -> {}), Criterion.R_LOSS.value(judged, b, () -> {})))
                    .orElseThrow();
            honest += gain(fair, judged) / worlds;
            flattered += gain(best, judged) / worlds;
        }

        assertThat(honest).isBetween(-0.01, 0.01);
        assertThat(flattered).isGreaterThan(0.015);
    }

    /** Per row, of treating those with an effect above zero, by doubly robust scores. */
    private static double gain(double[][] effects, Criterion.Judged judged) {
        double sum = 0;
        for (int i = 0; i < effects.length; i++) {
            sum += effects[i][0] > 0 ? judged.scores()[i][0] : 0;
        }
        return sum / effects.length;
    }
}
