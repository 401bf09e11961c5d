package dev.slipway.stats.regression;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NB2 regression with θ by maximum likelihood: variance μ + μ²/θ, log link.
 *
 * <p>As {@code MASS::glm.nb}: coefficients given θ by Fisher scoring and θ given coefficients by Newton's method, a step each
 * in turn until both stand still, first on some thousand rows where there are many; errors of the coefficients are those for known θ and the error of θ is that for known
 * coefficients (both are uncorrelated asymptotically). statsmodels' {@code NegativeBinomial} inverts the joint observed
 * information instead, which differs by some percent in small samples; the estimates are the same. α = 1/θ.
 */
public final class NegativeBinomial {

    private static final int MAX_ROUNDS = 100;
    private static final double TOLERANCE = 1e-11;
    private static final double POISSON = 1e7;
    private static final double NEAR = 0.1;
    /** Weighted mean square of the last change of the linear predictor. */
    private static final double STEP_TOLERANCE = 1e-18;
    /** Rounds after which the coefficients are solved for in each round. */
    private static final int MANY_ROUNDS = 20;

    private NegativeBinomial() {}

    /**
     * The fit.
     *
     * @param model coefficients, deviance and likelihood at θ̂; AIC and BIC count θ
     * @param theta θ̂
     * @param thetaStandardError from the observed information of θ
     */
    public record Result(GlmFit model, double theta, double thetaStandardError) {

        /** α = 1/θ with an interval by the delta method. */
        public Effect alpha(double level) {
            return Effect.normal(1 / theta, thetaStandardError / (theta * theta), level, List.of());
        }
    }

    /**
     * Fits the model.
     *
     * @throws IllegalArgumentException for a negative or fractional count, and as {@link Glm#fit}
     */
    public static Result fit(RowChunks data, StandardErrors errors) {
        Glm.requireDefined(errors);
        Family poisson = Family.poisson();
        for (int c = 0; c < data.count(); c++) {
            poisson.check(data.chunk(c).response(), data.chunk(c).weights());
        }
        double[] first = Glm.start(data, poisson);
        boolean[] kept = Glm.independent(data, poisson, first);
        RowChunks reduced = ColumnSubset.of(data, kept);
        double[] start = Glm.take(first, kept);
        RegressionData sample = Glm.sample(reduced);
        Estimate estimate = sample == null ? null : climb(sample, poissonFirst(sample, start));
        if (estimate == null || !estimate.usable()) {
            estimate = poissonFirst(reduced, start);
        }
        Estimate end = climb(reduced, estimate);
        return describe(data, reduced, errors, kept, end, separated(reduced, end.beta(), start));
    }

    /**
     * Where the iteration stands.
     *
     * @param pass sums at the coefficients before the last step
     */
    private record Estimate(double[] beta, double theta, Irls.@Nullable Pass pass, int rounds, boolean converged) {

        /** Whether a larger set of rows may start here. */
        boolean usable() {
            return converged && Arrays.stream(beta).allMatch(Double::isFinite);
        }
    }

    /**
     * Whether the coefficients run away because a combination of columns is 0 wherever a count is not. That does not depend
     * on θ, so Poisson steps tell; the steps here end as soon as a mean is too small to matter.
     */
    private static boolean separated(RowChunks data, double[] beta, double[] start) {
        Irls poisson = new Irls(data, Family.poisson());
        return poisson.pass(beta).extreme() > Irls.EXTREME
                && poisson.solve(start).separated();
    }

    private static Estimate poissonFirst(RowChunks data, double[] start) {
        double[] beta = new Irls(data, Family.poisson()).solve(start).beta();
        return new Estimate(beta, Math.max(0.01, start(data, beta)), null, 0, false);
    }

    /**
     * A scoring step for the coefficients and a Newton step for θ in each round. Their information is nearly diagonal in these
     * blocks, so each round gains some digits; where it does not, coefficients are solved for in each round.
     */
    private static Estimate climb(RowChunks data, Estimate from) {
        double[] beta = from.beta();
        double theta = from.theta();
        Irls.Pass pass = null;
        for (int round = 1; round <= MAX_ROUNDS && theta < POISSON; round++) {
            NegativeBinomialFamily family = new NegativeBinomialFamily(theta);
            Irls irls = new Irls(data, family);
            pass = irls.pass(beta);
            double[] delta = Cholesky.semidefinite(pass.information(), 0).solve(pass.score());
            double decrement = Vectors.dot(delta, pass.score(), 0, delta.length);
            double scale = Math.max(1, pass.information().get(0, 0));
            if (decrement < NEAR * scale && round <= MANY_ROUNDS) {
                beta = beta.clone();
                Vectors.addScaled(1, delta, beta, 0, beta.length);
            } else {
                beta = irls.solve(beta).beta();
            }
            double next = newton(theta, derivatives(data, family, beta));
            boolean still = Math.abs(next - theta) <= TOLERANCE * theta && decrement <= STEP_TOLERANCE * scale;
            theta = next;
            if (still) {
                return new Estimate(beta, theta, pass, round, true);
            }
        }
        return new Estimate(beta, theta, pass, MAX_ROUNDS, false);
    }

    private static Result describe(
            RowChunks data,
            RowChunks reduced,
            StandardErrors errors,
            boolean[] kept,
            Estimate estimate,
            boolean separated) {
        NegativeBinomialFamily family = new NegativeBinomialFamily(estimate.theta());
        Irls irls = new Irls(reduced, family);
        Irls.Pass pass = estimate.pass();
        Irls.Solution solution = estimate.converged() && pass != null
                ? new Irls.Solution(estimate.beta(), pass, estimate.rounds(), !separated, separated)
                : irls.solve(estimate.beta());
        GlmFit fit = new GlmEnd(data, reduced, kept, family, irls, solution).fit(errors);
        double[] derivatives = derivatives(reduced, family, solution.beta());
        List<StatWarning> warnings = new ArrayList<>(fit.warnings());
        if (separated && !solution.separated()) {
            warnings.add(RegressionWarnings.separation(family));
        }
        if (!estimate.converged() && !separated) {
            warnings.add(RegressionWarnings.notConverged("Theta of the negative binomial", MAX_ROUNDS));
        }
        GlmFit counted = new GlmFit(
                family,
                fit.coefficients(),
                fit.rows(),
                fit.deviance(),
                fit.nullDeviance(),
                fit.logLikelihood(),
                fit.pearson(),
                1,
                fit.iterations(),
                fit.converged() && estimate.converged() && !separated,
                separated,
                fit.parameters() + 1,
                warnings);
        return new Result(counted, estimate.theta(), 1 / Math.sqrt(derivatives[1]));
    }

    /** Newton's step for θ, kept within a factor of 3. */
    private static double newton(double theta, double[] derivatives) {
        double step = derivatives[1] > 0 ? derivatives[0] / derivatives[1] : Math.signum(derivatives[0]) * theta;
        return Math.max(theta / 3, Math.min(theta * 3, theta + step));
    }

    /** MASS's start: n over Σ (y/μ − 1)². */
    private static double start(RowChunks data, double[] b) {
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < data.count(); c++) {
            RegressionData chunk = data.chunk(c);
            double[] eta = Glm.linearPredictor(chunk, b);
            double[] w = chunk.weights();
            for (int i = 0; i < eta.length; i++) {
                double ratio = chunk.response()[i] * Math.exp(-eta[i]) - 1;
                double weight = w == null ? 1 : w[i];
                sum += weight * ratio * ratio;
                weights += weight;
            }
        }
        return weights / sum;
    }

    private static double[] derivatives(RowChunks data, NegativeBinomialFamily family, double[] b) {
        double[] total = new double[2];
        for (int c = 0; c < data.count(); c++) {
            RegressionData chunk = data.chunk(c);
            double[] eta = Glm.linearPredictor(chunk, b);
            List<double[]> parts = RowBlocks.map(
                    eta.length,
                    (from, to) -> family.thetaDerivatives(eta, chunk.response(), chunk.weights(), from, to));
            for (double[] part : parts) {
                total[0] += part[0];
                total[1] += part[1];
            }
        }
        return total;
    }
}
