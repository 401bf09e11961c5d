package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Intervals of single effects by half-sampling: the whole learner, nuisances included, is fitted anew on random halves of the units, drawn
 * without replacement. A half's estimate spreads around the whole's as the whole's does around its expectation (Politis and Romano 1994,
 * doi:10.1214/aos/1176325770), so the standard deviation of the halves is the standard error; grf's forests (Athey, Tibshirani and
 * Wager 2019, doi:10.1214/18-AOS1709) and RATE draw halves for the same reason. The interval is Student's t with resamples − 1.
 *
 * <p>It holds for the expectation of the fit. Where a base smooths (trees, penalties), the expectation differs from the truth and the
 * interval does not know by how much.
 */
public final class HalfSamples {
    private static final int BLOCK = 8;

    private HalfSamples() {}

    /**
     * The intervals.
     *
     * @param x rows whose effects are asked for, columns as in training
     * @param centre the effects of {@code x} by the model of all training rows
     * @param resamples halves, at least 10
     * @throws dev.slipway.core.error.SlipwayException if half of the units is too few for some arm
     */
    public static EffectIntervals of(
            UpliftLearner learner,
            UpliftData training,
            Folds folds,
            Matrix x,
            double[][] centre,
            int resamples,
            double level,
            long seed,
            JobContext context) {
        Checks.atLeast(resamples, 10, "half-samples");
        Checks.level(level);
        Checks.require(centre.length == x.rows(), "there are " + centre.length + " effects for " + x.rows() + " rows");
        Spread spread = new Spread(centre);
        draw(learner, training, folds, x, resamples, seed, context, spread::add);
        return spread.intervals(level);
    }

    /**
     * Gives the effects of {@code x} by each half's model to {@code each}, one after the other in the order of the halves, so that
     * threads change nothing.
     */
    static void draw(
            UpliftLearner learner,
            UpliftData training,
            Folds folds,
            Matrix x,
            int resamples,
            long seed,
            JobContext context,
            Consumer<double[][]> each) {
        // Block by block, so that memory does not grow with the resamples.
        for (int from = 0; from < resamples; from += BLOCK) {
            int first = from;
            Fits.all(
                            Math.min(BLOCK, resamples - from),
                            context,
                            (b, inner) -> one(learner, training, folds, Seeds.of(seed, first + (long) b), inner)
                                    .effects(x))
                    .forEach(each);
            context.progress(Math.min(resamples, from + BLOCK), resamples);
        }
    }

    /** How far effects by the halves lie from those of the whole, by row and treatment. */
    static final class Spread {
        private final double[][] centre;
        private final double[][] sums;
        private final double[][] squares;
        private int draws;

        Spread(double[][] centre) {
            this.centre = centre;
            this.sums = new double[centre.length][];
            this.squares = new double[centre.length][];
            for (int i = 0; i < centre.length; i++) {
                sums[i] = new double[centre[i].length];
                squares[i] = new double[centre[i].length];
            }
        }

        /** Adds a half; rows beyond those of the centre are not looked at. */
        void add(double[][] effects) {
            draws++;
            for (int i = 0; i < centre.length; i++) {
                for (int k = 0; k < centre[i].length; k++) {
                    double away = effects[i][k] - centre[i][k];
                    sums[i][k] += away;
                    squares[i][k] += away * away;
                }
            }
        }

        EffectIntervals intervals(double level) {
            double[][] errors = new double[centre.length][];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = new double[centre[i].length];
                for (int k = 0; k < errors[i].length; k++) {
                    double around = squares[i][k] - sums[i][k] * sums[i][k] / draws;
                    errors[i][k] = Math.sqrt(Math.max(0, around) / (draws - 1));
                }
            }
            return EffectIntervals.of(
                    centre, errors, StudentT.upperQuantile((1 - level) / 2, draws - 1.0), level, draws);
        }
    }

    private static UpliftModel one(
            UpliftLearner learner, UpliftData training, Folds folds, long seed, JobContext context) {
        Set<Long> half = half(training.units(), seed);
        int[] rows = IntStream.range(0, training.rows())
                .filter(i -> half.contains(training.units()[i]))
                .toArray();
        return learner.fit(training.rows(rows), folds.rows(rows), context);
    }

    /** Half of the units, whatever the order of rows. */
    private static Set<Long> half(long[] units, long seed) {
        List<Long> distinct = Arrays.stream(units).distinct().boxed().toList();
        return new HashSet<>(distinct.stream()
                .sorted(Comparator.<Long>comparingDouble(unit -> Seeds.uniform(seed, unit))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(distinct.size() / 2)
                .toList());
    }
}
