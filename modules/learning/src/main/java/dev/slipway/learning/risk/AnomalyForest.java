package dev.slipway.learning.risk;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.random.Seeds;
import java.util.stream.IntStream;
import smile.anomaly.IsolationForest;
import smile.anomaly.IsolationTree;
import smile.math.MathEx;

/**
 * How unusual rows are, without labels: random cuts isolate an unusual row sooner (isolation forest, Liu, Ting and Zhou 2008,
 * doi:10.1109/ICDM.2008.17), with Smile. Unusual is not guilty: what is rare for other reasons ranks as high.
 */
public final class AnomalyForest {
    private static final int FEWEST_ROWS = 20;
    private static final int AXIS_PARALLEL = 0;
    private static final int USUAL_DEPTH = 0;

    /** Smile keeps the second of two normal draws in one place for all threads: two forests that grow at once would take each other's. */
    private static final Object NORMAL_DRAWS = new Object();

    private final PlainColumns columns;
    private final IsolationForest forest;

    private AnomalyForest(PlainColumns columns, IsolationForest forest) {
        this.columns = columns;
        this.forest = forest;
    }

    /**
     * Grows a forest.
     *
     * @param rows that are looked at; no outcome of them is
     * @param seed of everything random: each tree has a seed of its own and grows on the calling thread, so threads change nothing
     * @throws SlipwayException for too few rows, or when no feature varies
     */
    public static AnomalyForest fit(
            FeatureTable table, int[] rows, RiskPlan.Forest plan, long seed, JobContext context) {
        PlainColumns columns = rows.length < FEWEST_ROWS ? null : PlainColumns.fit(table, rows);
        if (columns == null || columns.count() == 0) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "There are " + rows.length + " rows to tell what is usual from"
                            + (columns == null
                                    ? "; it needs " + FEWEST_ROWS + "."
                                    : ", and no feature of them varies."),
                    "Move the moments of the split, or bring more units or features.");
        }
        double[][] x = columns.encode(table, rows);
        int sample = Math.min(plan.sample(), x.length - 1);
        IsolationForest.Options one =
                new IsolationForest.Options(1, USUAL_DEPTH, (double) sample / x.length, AXIS_PARALLEL);
        IsolationTree[] trees = new IsolationTree[plan.trees()];
        for (int t = 0; t < trees.length; t++) {
            context.checkCancelled();
            // Smile draws from the calling thread's generator; a forest of one tree is grown there.
            synchronized (NORMAL_DRAWS) {
                MathEx.setSeed(Seeds.of(seed, t));
                trees[t] = IsolationForest.fit(x, one).trees()[0];
            }
            context.progress(t + 1L, trees.length);
        }
        return new AnomalyForest(columns, new IsolationForest(sample, columns.count(), AXIS_PARALLEL, trees));
    }

    /**
     * 2^(−mean depth/usual depth) by row, in (0, 1): near ½ for usual rows, towards 1 for those that are soon alone.
     *
     * @param table with the features of the fit
     */
    public double[] score(FeatureTable table, int[] rows) {
        double[][] x = columns.encode(table, rows);
        return IntStream.range(0, x.length)
                .parallel()
                .mapToDouble(i -> forest.score(x[i]))
                .toArray();
    }
}
