package dev.slipway.stats.survival;

import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import dev.slipway.stats.math.linear.Vectors;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Accelerated failure time models of right-censored times (Kalbfleisch and Prentice 2002, ISBN 978-0471363576, chapter 3):
 * log T = x'β + σW. exp(β) is a ratio of times: how many times as long it takes with one more of x. By maximum likelihood with
 * Newton's method; errors from the observed information. Log-likelihoods are of T, as R's {@code survreg} gives them.
 */
public final class AcceleratedFailure {
    private static final int ITERATIONS = 100;
    /** Of score'·step, about twice what is left to gain; a Newton step from there leaves an error of its square. */
    private static final double TOLERANCE = 1e-10;

    private static final double ROUNDING = 1e-13;
    private static final double SMALLEST_STEP = 1e-12;

    /**
     * A fit.
     *
     * @param lifetime the distribution of W
     * @param coefficients β, normal tests and intervals, then log σ where it is estimated
     * @param scale σ
     * @param logLikelihood of the times
     * @param iterations of Newton's method
     * @param warnings not converged, dependent columns
     */
    public record Result(
            Lifetime lifetime,
            Coefficients coefficients,
            double scale,
            double logLikelihood,
            int iterations,
            List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }

        /**
         * The time by which a share p of those with these columns has had the event: exp(x'β)·(quantile of eᵂ)^σ.
         *
         * @param row columns of one unit, in the order of the design
         */
        public double quantile(double[] row, double p) {
            Checks.probability(p, "p");
            return Math.exp(linear(row) + scale * lifetime.quantile(p));
        }

        /** P(T &gt; time) of a unit with these columns. */
        public double survival(double[] row, double time) {
            return Math.exp(lifetime.logSurvival((Math.log(time) - linear(row)) / scale));
        }

        private double linear(double[] row) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * coefficients.values()[j];
            }
            return sum;
        }
    }

    /**
     * Standard error of a column's effect, per standard deviation of the column and in scales of the log time, from which on the likelihood
     * has no maximum: with events on both sides it is near 1/√events.
     */
    private static final double UNBOUNDED = 50;

    private final Lifetime lifetime;
    private final Matrix x;
    private final double[] logTime;
    private final boolean[] event;
    private final boolean[] kept;

    private AcceleratedFailure(SurvivalData data, Matrix x, Lifetime lifetime) {
        Checks.require(data.start() == null, "accelerated failure takes rows that are observed from time 0");
        Checks.require(x.rows() == data.rows(), "x has " + x.rows() + " rows, the data " + data.rows());
        Checks.positive(data.stop(), "time");
        Checks.require(data.events() > 0, "no event happened");
        this.lifetime = lifetime;
        this.x = x;
        event = data.event();
        logTime = Arrays.stream(data.stop()).map(Math::log).toArray();
        kept = QrAccumulator.of(x, logTime, null).solve(LeastSquares.TOLERANCE).kept();
    }

    /**
     * Fits a model.
     *
     * @param data times above 0, from the beginning; strata are not regarded
     * @param design columns, usually with the intercept
     * @throws IllegalArgumentException for late entry, a time of 0, and without events
     */
    public static Result fit(SurvivalData data, DesignMatrix design, Lifetime lifetime) {
        return new AcceleratedFailure(data, design.x(), lifetime).search(design.names());
    }

    private Result search(List<String> columns) {
        int p = x.columns();
        double[] at = start();
        Sums sums = new Sums(at);
        int iteration = 0;
        boolean converged = false;
        while (!converged && iteration < ITERATIONS) {
            double[] step =
                    Cholesky.semidefinite(sums.damped(), Cholesky.TOLERANCE).solve(sums.score);
            double promised = Vectors.dot(step, sums.score, 0, step.length);
            Sums next = new Sums(moved(at, step, 1));
            // The last steps gain less than the sum's own rounding.
            double least = sums.logLikelihood - ROUNDING * (1 + Math.abs(sums.logLikelihood));
            for (double size = 0.5; !(next.logLikelihood >= least) && size > SMALLEST_STEP; size /= 2) {
                next = new Sums(moved(at, step, size));
            }
            at = next.at;
            sums = next;
            iteration++;
            converged = promised < TOLERANCE;
        }
        Matrix information = sums.information;
        Matrix covariance =
                Cholesky.semidefinite(information, Cholesky.TOLERANCE).inverse();
        List<String> names = new ArrayList<>(columns);
        boolean[] all = kept;
        if (!lifetime.fixed()) {
            names.add("log(scale)");
            all = Arrays.copyOf(kept, p + 1);
            all[p] = true;
        }
        double[] values = Arrays.copyOf(at, names.size());
        List<StatWarning> warnings = new ArrayList<>(SurvivalWarnings.dependent(columns, kept));
        if (!converged) {
            warnings.add(SurvivalWarnings.notConverged(iteration));
        }
        double sigma = Math.exp(at[p]);
        warnings.addAll(SurvivalWarnings.unbounded(IntStream.range(0, p)
                .filter(j -> spread(x.column(j)) * Math.sqrt(covariance.get(j, j)) > UNBOUNDED * sigma)
                .mapToObj(columns::get)
                .toList()));
        return new Result(
                lifetime,
                new Coefficients(names, values, all, covariance, Double.POSITIVE_INFINITY),
                Math.exp(at[p]),
                sums.logLikelihood,
                iteration,
                warnings);
    }

    private static double spread(double[] column) {
        return column.length < 2 ? 0 : Moments.of(column).standardDeviation();
    }

    /** Least squares of the log times, censored or not, with the spread that they leave. */
    private double[] start() {
        LeastSquares qr = QrAccumulator.of(x, logTime, null).solve(LeastSquares.TOLERANCE);
        double[] at = Arrays.copyOf(qr.coefficients(), x.columns() + 1);
        double spread = Math.sqrt(qr.residualSumOfSquares() / logTime.length);
        at[x.columns()] = lifetime.fixed() || spread == 0 ? 0 : Math.log(spread);
        return at;
    }

    private static double[] moved(double[] at, double[] step, double size) {
        double[] moved = at.clone();
        for (int j = 0; j < step.length; j++) {
            moved[j] += size * step[j];
        }
        return moved;
    }

    /** Log-likelihood, score and observed information at β and log σ. */
    private final class Sums {
        private final double[] at;
        private final double[] score;
        private final Matrix information;
        private double logLikelihood;

        Sums(double[] at) {
            this.at = at;
            int p = x.columns();
            int size = p + (lifetime.fixed() ? 0 : 1);
            double sigma = Math.exp(at[p]);
            double[] linear = x.times(Arrays.copyOf(at, p));
            double[] first = new double[linear.length];
            double[] second = new double[linear.length];
            double[] mixed = new double[linear.length];
            double scaleScore = 0;
            double scaleCurve = 0;
            for (int i = 0; i < linear.length; i++) {
                double w = (logTime[i] - linear[i]) / sigma;
                double a = lifetime.slope(w, event[i]);
                double b = lifetime.curve(w, event[i]);
                logLikelihood += event[i] ? lifetime.logDensity(w) - at[p] - logTime[i] : lifetime.logSurvival(w);
                first[i] = -a / sigma;
                second[i] = -b / (sigma * sigma);
                mixed[i] = -(a + w * b) / sigma;
                scaleScore -= (event[i] ? 1 : 0) + w * a;
                scaleCurve -= w * a + w * w * b;
            }
            score = Arrays.copyOf(x.transposedTimes(first), size);
            information = Matrix.zeros(size, size);
            Matrix columns = CrossProducts.weighted(x, second);
            double[] corner = x.transposedTimes(mixed);
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    information.set(j, k, kept[j] && kept[k] ? columns.get(j, k) : 0);
                }
                score[j] = kept[j] ? score[j] : 0;
                if (size > p) {
                    double value = kept[j] ? corner[j] : 0;
                    information.set(j, p, value);
                    information.set(p, j, value);
                }
            }
            if (size > p) {
                score[p] = scaleScore;
                information.set(p, p, scaleCurve);
            }
        }

        /** Far from the maximum σ's curvature may have the wrong sign; its score's size is taken there instead. */
        Matrix damped() {
            int p = x.columns();
            Matrix damped = information.copy();
            if (!lifetime.fixed()) {
                Cholesky trial = Cholesky.semidefinite(information, Cholesky.TOLERANCE);
                if (!trial.kept()[p]) {
                    damped.set(p, p, Math.abs(information.get(p, p)) + Math.abs(score[p]) + 1);
                    for (int j = 0; j < p; j++) {
                        damped.set(j, p, 0);
                        damped.set(p, j, 0);
                    }
                }
            }
            return damped;
        }
    }
}
