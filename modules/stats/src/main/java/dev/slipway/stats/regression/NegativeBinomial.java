package dev.slipway.stats.regression;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NB2 regression with θ by maximum likelihood: variance μ + μ²/θ, log link.
 *
 * <p>As {@code MASS::glm.nb}: coefficients given θ by Fisher scoring and θ given coefficients by Newton's method, in turn
 * until both stand still; errors of the coefficients are those for known θ and the error of θ is that for known
 * coefficients (both are uncorrelated asymptotically). statsmodels' {@code NegativeBinomial} inverts the joint observed
 * information instead, which differs by some percent in small samples; the estimates are the same. α = 1/θ.
 */
public final class NegativeBinomial {

    private static final int MAX_ROUNDS = 100;
    private static final double TOLERANCE = 1e-11;
    private static final double POISSON = 1e7;
    private static final double NEAR = 0.1;

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
        GlmFit poisson = Glm.fit(data, Family.poisson(), errors);
        double[] beta = poisson.coefficients().values().clone();
        boolean[] kept = poisson.coefficients().kept();
        RowChunks reduced = ColumnSubset.of(data, kept);
        double[] b = IntStream.range(0, kept.length)
                .filter(j -> kept[j])
                .mapToDouble(j -> beta[j])
                .toArray();
        double theta = Math.max(0.01, start(reduced, b));
        boolean converged = false;
        double[] derivatives = {0, 1};
        for (int round = 0; round < MAX_ROUNDS && !converged && theta < POISSON; round++) {
            NegativeBinomialFamily family = new NegativeBinomialFamily(theta);
            b = round < 2
                    ? scoringStep(reduced, family, b)
                    : new Irls(reduced, family).solve(b).beta();
            derivatives = derivatives(reduced, family, b);
            double next = newton(theta, derivatives);
            converged = round >= 2 && Math.abs(next - theta) <= TOLERANCE * theta;
            theta = next;
        }
        return describe(data, errors, kept, b, theta, converged);
    }

    private static Result describe(
            RowChunks data, StandardErrors errors, boolean[] kept, double[] b, double theta, boolean converged) {
        double[] all = new double[kept.length];
        int next = 0;
        for (int j = 0; j < kept.length; j++) {
            all[j] = kept[j] ? b[next++] : 0;
        }
        NegativeBinomialFamily family = new NegativeBinomialFamily(theta);
        GlmFit fit = Glm.fit(data, family, errors, all);
        double[] derivatives = derivatives(data, family, fit.coefficients().values());
        List<StatWarning> warnings = new ArrayList<>(fit.warnings());
        if (!converged) {
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
                fit.converged() && converged,
                false,
                fit.parameters() + 1,
                warnings);
        return new Result(counted, theta, 1 / Math.sqrt(derivatives[1]));
    }

    /** One step of Fisher scoring near the maximum, all of them far from it, where steps may have to be halved. */
    private static double[] scoringStep(RowChunks data, Family family, double[] b) {
        Irls irls = new Irls(data, family);
        Irls.Pass pass = irls.pass(b);
        double[] delta = Cholesky.semidefinite(pass.information(), 0).solve(pass.score());
        double decrement = Vectors.dot(delta, pass.score(), 0, delta.length);
        if (!(decrement < NEAR * Math.max(1, pass.information().get(0, 0)))) {
            return irls.solve(b).beta();
        }
        double[] next = b.clone();
        Vectors.addScaled(1, delta, next, 0, next.length);
        return next;
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
