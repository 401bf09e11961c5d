package dev.slipway.stats.regression;

import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.GramAccumulator;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * Fisher scoring for generalised linear models with step halving. Each pass reads a row once: linear predictor, weights,
 * scores and the weighted cross product are made block by block while the rows are in the cache.
 */
final class Irls {

    private static final int MAX_ITERATIONS = 60;
    private static final int BLOCK = 1024;
    private static final int HALVINGS = 12;
    /** How far a linear predictor may move in a step that the full one has overshot. */
    private static final double REACH = 8;
    /** Weighted mean square of the last change of the linear predictor. */
    private static final double TOLERANCE = 1e-18;
    /** The same for what the next change would be, judged by the rate of the last two: links without Newton's rate. */
    private static final double NEXT_TOLERANCE = 1e-23;
    /** Odds of 1e8: beyond it, a predictor that still moves by whole units shows separation. */
    static final double EXTREME = 18;
    /** An improvement of the log-likelihood below which steps towards a finite maximum converge quadratically. */
    private static final double SMALL = 1e-6;

    private final RowChunks data;
    private final Family family;
    private double[] eta = new double[0];
    private double[] roots = new double[0];
    private double[] scores = new double[0];

    Irls(RowChunks data, Family family) {
        this.data = data;
        this.family = family;
    }

    /** Sums over all rows at a coefficient vector. */
    record Pass(Matrix information, double[] score, double objective, double extreme) {
        Pass plus(Pass other) {
            double[] sum = score.clone();
            Vectors.addScaled(1, other.score, sum, 0, sum.length);
            return new Pass(
                    information.plus(other.information),
                    sum,
                    objective + other.objective,
                    Math.max(extreme, other.extreme));
        }
    }

    /** Where the iteration ended. */
    record Solution(double[] beta, Pass last, int iterations, boolean converged, boolean separated) {}

    Solution solve(double[] start) {
        double[] beta = start.clone();
        Pass pass = pass(beta);
        double previous = Double.POSITIVE_INFINITY;
        int linear = 0;
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            double[] delta = Cholesky.semidefinite(pass.information(), 0).solve(pass.score());
            double decrement = Vectors.dot(delta, pass.score(), 0, delta.length);
            double weight = pass.information().get(0, 0);
            double ratio = Math.min(1, decrement / previous);
            double scale = Math.max(1, weight);
            if (!(decrement > TOLERANCE * scale) && !(decrement * ratio > NEXT_TOLERANCE * scale)) {
                Vectors.addScaled(1, delta, beta, 0, beta.length);
                return new Solution(beta, pass, iteration, decrement >= -1e-12, false);
            }
            // Far from a finite maximum the first steps may be slow as well, so only small improvements count.
            boolean slow = decrement > 0.1 * previous && decrement < SMALL && pass.extreme() > EXTREME;
            linear = slow ? linear + 1 : 0;
            if (linear >= 3) {
                return new Solution(beta, pass, iteration, false, true);
            }
            previous = decrement;
            double factor = 1;
            double[] next = step(beta, delta, factor);
            Pass trial = pass(next);
            double worst = pass.objective() + 1e-11 * Math.abs(pass.objective());
            // Where a predictor has run far out its information is next to 0 and the way back is overshot a
            // billionfold.
            double reach = trial.objective() <= worst ? 0 : pass(delta).extreme();
            for (int h = 0; h < HALVINGS && !(trial.objective() <= worst); h++) {
                factor = h == 0 && reach > REACH ? REACH / reach : factor / 2;
                next = step(beta, delta, factor);
                trial = pass(next);
            }
            if (!(trial.objective() <= worst)) {
                return new Solution(beta, pass, iteration, decrement < 1e-12 * scale, false);
            }
            beta = next;
            pass = trial;
        }
        return new Solution(beta, pass, MAX_ITERATIONS, false, pass.extreme() > EXTREME);
    }

    /** All sums at β. */
    Pass pass(double[] beta) {
        Pass total = pass(data.chunk(0), beta);
        for (int c = 1; c < data.count(); c++) {
            total = total.plus(pass(data.chunk(c), beta));
        }
        return total;
    }

    /** The scores by row of a chunk, valid until the next call. */
    double[] scoresOf(RegressionData chunk, double[] beta) {
        pass(chunk, beta);
        return scores.length == chunk.rows() ? scores : Arrays.copyOf(scores, chunk.rows());
    }

    private Pass pass(RegressionData chunk, double[] beta) {
        Matrix x = chunk.design().x();
        if (eta.length < x.rows()) {
            eta = new double[x.rows()];
            roots = new double[x.rows()];
            scores = new double[x.rows()];
        }
        List<Pass> parts = RowBlocks.map(x.rows(), (from, to) -> {
            GramAccumulator gram = new GramAccumulator(x.columns());
            double[] score = new double[x.columns()];
            double objective = 0;
            double extreme = 0;
            for (int start = from; start < to; start += BLOCK) {
                int end = Math.min(to, start + BLOCK);
                predict(chunk, beta, eta, start, end);
                objective += family.evaluate(eta, chunk.response(), chunk.weights(), roots, scores, start, end);
                gram.add(x, roots, start, end);
                for (int j = 0; j < score.length; j++) {
                    score[j] += Vectors.dot(x.column(j), scores, start, end);
                }
                extreme = Math.max(extreme, extreme(start, end));
            }
            return new Pass(gram.result(), score, objective, extreme);
        });
        Pass total = parts.get(0);
        for (int k = 1; k < parts.size(); k++) {
            total = total.plus(parts.get(k));
        }
        return total;
    }

    private double extreme(int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(eta[i]));
        }
        return largest;
    }

    /** Writes offset + x'β at the same indices. */
    static void predict(RegressionData chunk, double[] beta, double[] eta, int from, int to) {
        double[] offset = chunk.offset();
        if (offset == null) {
            Arrays.fill(eta, from, to, 0);
        } else {
            System.arraycopy(offset, from, eta, from, to - from);
        }
        chunk.design().x().timesInto(beta, eta, from, to);
    }

    private static double[] step(double[] beta, double[] delta, double factor) {
        double[] next = beta.clone();
        Vectors.addScaled(factor, delta, next, 0, next.length);
        return next;
    }
}
