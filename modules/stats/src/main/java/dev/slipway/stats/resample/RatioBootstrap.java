package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap of a difference of ratios Σy/Σx between two arms, redrawing whole units or whole clusters.
 *
 * <p>Estimand: Σy/Σx in treatment minus Σy/Σx in control, both over the population of units. With x = 1 it is a difference
 * of means. Rows of the same cluster (sessions of a user, users of a shop) are summed first, and clusters are redrawn: that
 * is the cluster bootstrap (Davison and Hinkley 1997, section 3.8, doi:10.1017/CBO9780511802843). The Poisson variant gives
 * each unit a weight of its own from Poisson(1) (Chamandy et al. 2012; Hanley and MacGibbon 2006,
 * doi:10.1016/j.cmpb.2006.04.006). A resample in which the denominators of an arm sum to zero has no ratio; such resamples are
 * left out, and a warning counts them.
 *
 * <p>The same bytes whatever the number of threads and the order of rows.
 */
public final class RatioBootstrap {
    private static final int FEWEST = 100;
    private static final int FEW_CLUSTERS = 40;

    /** How units are redrawn. */
    public enum Draw {
        /** n units with replacement. */
        MULTINOMIAL,
        /** Each unit as often as its own Poisson(1) number says. */
        POISSON
    }

    private RatioBootstrap() {}

    /**
     * One arm: numerator and denominator of each unit or cluster.
     *
     * @param y numerators
     * @param x denominators, same length; their sum must not be zero
     */
    public record Arm(double[] y, double[] x) {
        /** Refuses different lengths, NaN, infinity and a sum of denominators of zero. */
        public Arm {
            Checks.require(y.length == x.length, "y has " + y.length + " values but x has " + x.length);
            Checks.atLeast(y.length, 2, "units or clusters in an arm");
            Checks.finite(y, "y");
            Checks.finite(x, "x");
            Checks.require(Arrays.stream(x).sum() != 0, "the denominators of an arm sum to zero");
            double[][] ordered = ordered(y, x);
            y = ordered[0];
            x = ordered[1];
        }

        /** By denominator, then numerator, so that the order of rows changes no draw. */
        private static double[][] ordered(double[] y, double[] x) {
            double[][] pairs = new double[y.length][];
            for (int i = 0; i < y.length; i++) {
                pairs[i] = new double[] {x[i], y[i]};
            }
            Arrays.parallelSort(
                    pairs, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
            return new double[][] {
                Arrays.stream(pairs).mapToDouble(p -> p[1]).toArray(),
                Arrays.stream(pairs).mapToDouble(p -> p[0]).toArray()
            };
        }

        /** y − ratio·x of every unit, whose mean the ratio's error comes from. */
        double[] residuals() {
            double ratio = ratio();
            double[] residuals = y.clone();
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= ratio * x[i];
            }
            return residuals;
        }

        /** Means: every unit counts once. */
        public static Arm ofMeans(double[] y) {
            double[] ones = new double[y.length];
            Arrays.fill(ones, 1);
            return new Arm(y, ones);
        }

        /**
         * Sums rows by cluster.
         *
         * @param cluster for each row the number of its cluster, 0 … clusters − 1
         */
        public static Arm ofClusters(double[] y, double[] x, int[] cluster, int clusters) {
            Checks.require(
                    y.length == cluster.length && x.length == cluster.length, "y, x and cluster differ in length");
            double[] sumY = new double[clusters];
            double[] sumX = new double[clusters];
            for (int i = 0; i < y.length; i++) {
                if (cluster[i] < 0 || cluster[i] >= clusters) {
                    throw new IllegalArgumentException(
                            "cluster[" + i + "] is " + cluster[i] + " but there are " + clusters + " clusters");
                }
                sumY[cluster[i]] += y[i];
                sumX[cluster[i]] += x[i];
            }
            return new Arm(sumY, sumX);
        }

        /** Delta method: √(Σ(y − r·x)² / (n − 1) / n) / x̄. */
        double standardError() {
            double r = ratio();
            double[] residuals = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                residuals[i] = y[i] - r * x[i];
            }
            return Math.sqrt(Moments.of(residuals).varianceOfMean())
                    / Math.abs(Moments.of(x).mean());
        }

        double ratio() {
            return Arrays.stream(y).sum() / Arrays.stream(x).sum();
        }
    }

    /**
     * A bootstrap of a difference of ratios and of its relative lift.
     *
     * @param effect treatment − control
     * @param standardError standard deviation of the resampled effects
     * @param low percentile interval of the effect
     * @param lift treatment / control − 1; NaN where the control is zero
     * @param liftStandardError standard deviation of the resampled lifts; NaN where one is undefined
     * @param liftLow percentile interval of the lift
     * @param resamples how many were drawn
     */
    public record Result(
            double effect,
            double standardError,
            double low,
            double high,
            double lift,
            double liftStandardError,
            double liftLow,
            double liftHigh,
            double level,
            int resamples,
            List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Percentile intervals of the difference and of the lift.
     *
     * @param resamples at least 100
     * @param seed start of all random streams
     * @param level coverage, in (0, 1)
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     */
    public static Result difference(
            Arm t, Arm c, Draw draw, int resamples, long seed, double level, Runnable checkpoint) {
        Checks.atLeast(resamples, FEWEST, "resamples");
        Checks.level(level);
        double[] effects = new double[resamples];
        double[] lifts = new double[resamples];
        ToDoubleFunction<SplittableRandom> drawT = ratio(t, draw);
        ToDoubleFunction<SplittableRandom> drawC = ratio(c, draw);
        Streams.forEach(resamples, checkpoint, i -> {
            double ratioT = drawT.applyAsDouble(Streams.of(seed, 2L * i));
            double ratioC = drawC.applyAsDouble(Streams.of(seed, 2L * i + 1));
            effects[i] = ratioT - ratioC;
            lifts[i] = ratioT / ratioC - 1;
        });
        return summary(t, c, effects, lifts, level);
    }

    private static Result summary(Arm t, Arm c, double[] effects, double[] lifts, double level) {
        double tail = (1 - level) / 2;
        double[] sorted =
                Arrays.stream(effects).filter(Double::isFinite).sorted().toArray();
        Checks.atLeast(sorted.length, FEWEST, "resamples that have a ratio in both arms");
        double[] sortedLifts =
                Arrays.stream(lifts).filter(Double::isFinite).sorted().toArray();
        double lift = t.ratio() / c.ratio() - 1;
        boolean hasLift = Double.isFinite(lift) && sortedLifts.length == sorted.length;
        return new Result(
                t.ratio() - c.ratio(),
                Moments.of(sorted).standardDeviation(),
                Quantiles.quantile(sorted, tail),
                Quantiles.quantile(sorted, 1 - tail),
                hasLift ? lift : Double.NaN,
                hasLift ? Moments.of(sortedLifts).standardDeviation() : Double.NaN,
                hasLift ? Quantiles.quantile(sortedLifts, tail) : Double.NaN,
                hasLift ? Quantiles.quantile(sortedLifts, 1 - tail) : Double.NaN,
                level,
                effects.length,
                warnings(t, c, effects.length - sorted.length));
    }

    private static List<StatWarning> warnings(Arm t, Arm c, int undefined) {
        int fewest = Math.min(t.y.length, c.y.length);
        List<StatWarning> warnings = new ArrayList<>();
        if (undefined > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.RARE_EVENTS,
                    "In " + undefined + " resamples the denominators of an arm sum to zero; they are left out."));
        }
        if (fewest < FEW_CLUSTERS) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    "An arm has only " + fewest + " units to redraw; percentile intervals are then too narrow."));
        }
        warnings.addAll(Warn.skewed(t.residuals(), c.residuals()));
        warnings.addAll(Warn.baseline(c.ratio(), c.standardError()));
        return warnings;
    }

    /** Independent Poisson(1) weights are a Poisson(n) number of draws with replacement: the same law, and no pass over the units. */
    private static ToDoubleFunction<SplittableRandom> ratio(Arm arm, Draw draw) {
        BlockedRows rows = new BlockedRows(arm.y, arm.x);
        int n = rows.rows();
        return random -> {
            double[] sums = new double[2];
            rows.addDraws(random, draw == Draw.POISSON ? PoissonCount.draw(random, n) : n, sums);
            return sums[0] / sums[1];
        };
    }
}
