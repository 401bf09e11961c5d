package dev.slipway.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every learner: finds a planted signal, repeats itself on any number of threads, refuses what can't be learned. */
class LearnersTest {
    private static final int ROWS = 3000;
    private static final int COLUMNS = 5;
    static final List<LearnerFamily> FAMILIES = Learners.all();

    private final Matrix x = matrix(1);
    private final Matrix fresh = matrix(2);

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void findsThePlantedMean(LearnerFamily family) {
        Model model = family.learner(Task.MEAN, Map.of(), 7).fit(x, means(x), null, JobContext.unwatched());

        double[] truth = means(fresh);
        double[] predicted = model.predict(fresh);
        assertThat(squares(truth, predicted)).isLessThan(0.3 * squares(truth, new double[ROWS]));
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void findsThePlantedProbability(LearnerFamily family) {
        Model model = family.learner(Task.PROBABILITY, Map.of(), 7).fit(x, drawn(x), null, JobContext.unwatched());

        double[] predicted = model.predict(fresh);
        double[] base = new double[ROWS];
        Arrays.fill(base, 0.5);
        double[] truth = means(fresh);
        for (int i = 0; i < ROWS; i++) {
            truth[i] = LogOdds.probability(truth[i]);
            assertThat(predicted[i]).isBetween(0.0, 1.0);
        }
        assertThat(squares(truth, predicted)).isLessThan(0.35 * squares(truth, base));
    }

    @ParameterizedTest
    @EnumSource
    void xgboostGivesTheSameBytesOnAnyNumberOfThreads(Task task) {
        double[] y = task == Task.MEAN ? means(x) : drawn(x);
        double[] one = predictions(new XgboostFamily(1), task, y, 7);

        assertThat(predictions(new XgboostFamily(4), task, y, 7)).isEqualTo(one);
        assertThat(predictions(new XgboostFamily(1), task, y, 8)).isNotEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource
    void smileGivesTheSameBytesOnAnyNumberOfThreads(Task task) {
        double[] y = task == Task.MEAN ? means(x) : drawn(x);
        Settings forest = Settings.of("f", new ForestFamily().hyperParameters(), Map.of("trees", 20.0));
        Settings boosting = Settings.of("b", new SmileBoostingFamily().hyperParameters(), Map.of("rounds", 20.0));

        assertThat(onThreads(4, pool -> ForestFamily.fit(task, forest, 7, x, y, JobContext.unwatched(), () -> false)))
                .isEqualTo(onThreads(
                        1, pool -> ForestFamily.fit(task, forest, 7, x, y, JobContext.unwatched(), () -> false)));
        assertThat(onThreads(
                        4,
                        pool -> SmileBoostingFamily.fit(task, boosting, 7, x, y, JobContext.unwatched(), () -> false)))
                .isEqualTo(onThreads(
                        1,
                        pool -> SmileBoostingFamily.fit(task, boosting, 7, x, y, JobContext.unwatched(), () -> false)));
    }

    @Test
    void weightsCountRowsSeveralTimes() {
        double[] y = drawn(x);
        double[] weight = new double[ROWS];
        Arrays.setAll(weight, i -> i < ROWS / 2 ? 1 : 0);
        Matrix half = x.slice(0, ROWS / 2);
        double[] firstHalf = Arrays.copyOf(y, ROWS / 2);
        Learner linear = new LinearFamily().learner(Task.PROBABILITY, Map.of(), 1);

        double[] weighted = linear.fit(x, y, weight, JobContext.unwatched()).predict(fresh);
        double[] cut = linear.fit(half, firstHalf, null, JobContext.unwatched()).predict(fresh);

        assertThat(weighted).containsExactly(cut, within(1e-9));
    }

    @Test
    void refusesWhatCanNotBeLearned() {
        Learner forest = Learners.named("random_forest").learner(Task.PROBABILITY, Map.of(), 1);
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);

        assertThatThrownBy(() -> forest.fit(x, ones, null, JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("is 1 in all 3000 rows");
        assertThatThrownBy(() -> forest.fit(x, drawn(x), ones, JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("can't weigh rows");
        assertThatThrownBy(() -> Learners.named("xgbost"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.remedy()).contains("Did you mean xgboost?"));
        assertThatThrownBy(() -> Learners.named("xgboost").learner(Task.MEAN, Map.of("dept", 3.0), 1))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.remedy()).contains("Did you mean depth?"));
        assertThatThrownBy(() -> Learners.named("xgboost").learner(Task.MEAN, Map.of("depth", 2.5), 1))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.remedy()).isEqualTo("Give a whole number from 1 to 10."));
    }

    @Test
    void contributionsAddUpToThePrediction() {
        Model model = new XgboostFamily(1)
                .learner(Task.PROBABILITY, Map.of(), 3)
                .fit(x, drawn(x), null, JobContext.unwatched());

        double[] predicted = model.predict(fresh);
        double[][] contributions = ((Explaining) model).contributions(fresh);
        for (int i = 0; i < 100; i++) {
            double sum = Arrays.stream(contributions[i]).sum();
            assertThat(LogOdds.probability(sum)).isCloseTo(predicted[i], within(1e-4));
        }
    }

    private double[] predictions(LearnerFamily family, Task task, double[] y, long seed) {
        return family.learner(task, Map.of("rounds", 30.0), seed)
                .fit(x, y, null, JobContext.unwatched())
                .predict(fresh);
    }

    private double[] onThreads(int threads, Function<ForkJoinPool, Model> fit) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> fit.apply(pool).predict(fresh)).join();
        }
    }

    private static double squares(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return sum;
    }

    private static Matrix matrix(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[COLUMNS][ROWS];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        return Matrix.ofColumns(columns);
    }

    private static double[] means(Matrix x) {
        double[] means = new double[x.rows()];
        Arrays.setAll(means, i -> 2 * x.get(i, 1) - x.get(i, 3));
        return means;
    }

    private static double[] drawn(Matrix x) {
        SplittableRandom random = new SplittableRandom(99);
        double[] y = means(x);
        Arrays.setAll(y, i -> random.nextDouble() < LogOdds.probability(y[i]) ? 1 : 0);
        return y;
    }
}
