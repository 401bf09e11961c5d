package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.Roots;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression by Firth's penalised likelihood l(β) + ½·log |I(β)| (Firth 1993, doi:10.1093/biomet/80.1.27; Heinze
 * and Schemper 2002, doi:10.1002/sim.1047): finite under separation, first-order unbiased. Errors are the inverse
 * information at the estimate, without the penalty; tests and intervals that hold under separation are the profile ones.
 */
public final class FirthLogistic {

    private static final int MAX_ITERATIONS = 200;
    private static final double MAX_STEP = 5;
    private static final double SHORTEST = 1e-9;

    private final RegressionData data;
    private final boolean[] kept;
    private final RegressionData reduced;
    private final Fit best;

    private record Fit(double[] beta, double penalized, Matrix inverse, int iterations, boolean converged) {}

    private FirthLogistic(RegressionData data) {
        this.data = data;
        kept = LeastSquares.of(data.design().x(), data.response()).kept();
        reduced = ColumnSubset.of(data, kept).chunk(0);
        best = maximise(new double[reduced.design().x().columns()], -1);
    }

    /** Fits rows in memory; the response lies in [0, 1]. */
    public static FirthLogistic fit(RegressionData data) {
        LogisticFamily.checkProportions(data.response());
        return new FirthLogistic(data);
    }

    /** l(β̂) + ½·log |I(β̂)|. */
    public double penalizedLogLikelihood() {
        return best.penalized();
    }

    /** The fit as a generalised linear model; {@code logLikelihood} is the plain one at Firth's estimate. */
    public GlmFit model() {
        Family family = Family.logistic();
        GlmSums sums = GlmSums.of(reduced, family, best.beta());
        List<StatWarning> warnings =
                new ArrayList<>(RegressionWarnings.aliased(data.design().names(), kept));
        if (!best.converged()) {
            warnings.add(RegressionWarnings.notConverged("Firth's logistic regression", best.iterations()));
        }
        return new GlmFit(
                family,
                Coefficients.ofKept(data.design().names(), best.beta(), kept, best.inverse(), Double.POSITIVE_INFINITY),
                sums.rows(),
                sums.deviance(),
                GlmSums.nullDeviance(data, family),
                sums.logLikelihood(),
                sums.pearson(),
                1,
                best.iterations(),
                best.converged(),
                false,
                best.beta().length,
                warnings);
    }

    /** Penalised likelihood-ratio test that column j has coefficient zero, chi-square with one degree of freedom. */
    public Coefficients.Wald profileTest(int j) {
        int place = place(j);
        double[] start = best.beta().clone();
        start[place] = 0;
        double statistic =
                Math.max(0, 2 * (best.penalized() - maximise(start, place).penalized()));
        return new Coefficients.Wald(statistic, 1, Double.POSITIVE_INFINITY, ChiSquared.survival(statistic, 1));
    }

    /** Profile interval of column j: where twice the drop of the penalised likelihood reaches the chi-square quantile. */
    public double[] profileInterval(int j, double level) {
        Checks.level(level);
        int place = place(j);
        double limit = ChiSquared.upperQuantile(1 - level, 1);
        double centre = best.beta()[place];
        double width = Math.sqrt(best.inverse().get(place, place));
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double sign = side == 0 ? -1 : 1;
            double reach = width;
            while (drop(place, centre + sign * reach) < limit && reach < 1e3 * width) {
                reach *= 2;
            }
            double far = reach;
            double t = Roots.between(s -> drop(place, centre + sign * s) - limit, 0, far, 1e-11 * far);
            ends[side] = centre + sign * t;
        }
        return ends;
    }

    private double drop(int place, double value) {
        double[] start = best.beta().clone();
        start[place] = value;
        return 2 * (best.penalized() - maximise(start, place).penalized());
    }

    private int place(int j) {
        Checks.require(kept[j], data.design().names().get(j) + " depends on other columns and has no coefficient");
        int place = 0;
        for (int k = 0; k < j; k++) {
            place += kept[k] ? 1 : 0;
        }
        return place;
    }

    /** Newton steps with the penalised score and the plain information, accelerated; one coordinate may be held. */
    private Fit maximise(double[] start, int held) {
        double[] beta = start.clone();
        State state = state(beta);
        AndersonSteps steps = new AndersonSteps();
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            double[] delta = direction(state, held);
            double size = longest(delta);
            if (size < 1e-11) {
                return new Fit(beta, state.penalized, state.cholesky.inverse(), iteration, true);
            }
            double[] next = steps.next(beta, delta, state.information);
            State trial = longest(Vectors.minus(next, beta)) > MAX_STEP ? null : state(next);
            // Far from the maximum an accelerated step may lead astray; the plain one, made shorter, does not.
            for (double factor = Math.min(1, MAX_STEP / size);
                    trial == null || (trial.penalized < least(state) && factor > SHORTEST);
                    factor /= 2) {
                steps.forget();
                next = beta.clone();
                Vectors.addScaled(factor, delta, next, 0, next.length);
                trial = state(next);
            }
            beta = next;
            state = trial;
        }
        return new Fit(beta, state.penalized, state.cholesky.inverse(), MAX_ITERATIONS, false);
    }

    private static double longest(double[] step) {
        double longest = 0;
        for (double one : step) {
            longest = Math.max(longest, Math.abs(one));
        }
        return longest;
    }

    /** The penalised likelihood from which on a step is no loss but rounding. */
    private static double least(State state) {
        return state.penalized - 1e-12 * Math.abs(state.penalized);
    }

    private static double[] direction(State state, int held) {
        if (held < 0) {
            return state.cholesky.solve(state.score);
        }
        Matrix information = state.information.copy();
        double[] score = state.score.clone();
        for (int j = 0; j < score.length; j++) {
            information.set(held, j, j == held ? 1 : 0);
            information.set(j, held, j == held ? 1 : 0);
        }
        score[held] = 0;
        return Cholesky.of(information).solve(score);
    }

    private record State(double penalized, double[] score, Matrix information, Cholesky cholesky) {}

    private State state(double[] beta) {
        Matrix x = reduced.design().x();
        double[] w = reduced.weights();
        double[] y = reduced.response();
        double[] eta = Glm.linearPredictor(reduced, beta);
        double[] weights = new double[eta.length];
        double[] scores = new double[eta.length];
        double likelihood = -RowBlocks.sum(eta.length, (from, to) -> {
            double lost = Family.logistic().evaluate(eta, y, w, weights, scores, from, to);
            for (int i = from; i < to; i++) {
                weights[i] *= weights[i];
            }
            return lost;
        });
        Matrix information = CrossProducts.weighted(x, weights);
        Cholesky cholesky = Cholesky.semidefinite(information, 0);
        double[] leverages = new double[eta.length];
        RowBlocks.run(scores.length, (from, to) -> {
            cholesky.squaredNorms(x, from, to, leverages);
            for (int i = from; i < to; i++) {
                scores[i] +=
                        weights[i] * leverages[i] * (0.5 - Family.logistic().mean(eta[i]));
            }
        });
        double penalized = likelihood + 0.5 * cholesky.logDeterminant();
        return new State(penalized, CrossProducts.times(x, scores), information, cholesky);
    }
}
