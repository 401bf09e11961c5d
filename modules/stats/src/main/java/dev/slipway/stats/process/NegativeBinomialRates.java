package dev.slipway.stats.process;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Roots;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Two rates of negative binomial (NB2) counts: Var(y) = μ + μ²/θ with μ = exposure · rate of the arm and one θ for both arms,
 * all by maximum likelihood. For users whose activity differs; as θ → ∞ it is the Poisson comparison.
 */
public final class NegativeBinomialRates {

    private static final int STEPS = 200;
    /** θ at which the counts are Poisson for every purpose. */
    private static final double LARGEST = 1e7;

    private NegativeBinomialRates() {}

    /**
     * The comparison.
     *
     * @param logRatio ln(rate_T/rate_C), Wald interval with the expected information given θ (θ and the rates are orthogonal)
     * @param rateT events per unit of exposure in treatment
     * @param rateC in control
     * @param theta shape; infinite when the counts vary no more than Poisson
     * @param thetaStandardError from the observed information of θ; NaN for infinite θ
     * @param logLikelihood at the maximum, all constants included
     */
    public record Result(
            Effect logRatio,
            double rateT,
            double rateC,
            double theta,
            double thetaStandardError,
            double logLikelihood) {}

    /**
     * Compares two arms of per-unit counts.
     *
     * @param countsT whole numbers, not all zero
     * @param exposureT positive, one per count
     * @param countsC whole numbers, not all zero
     * @param exposureC positive
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for wrong shapes, fractional or negative counts, exposure that is not positive, an arm of
     *     fewer than two units, or an arm without an event (its rate has no logarithm; see {@link PoissonRates})
     */
    public static Result compare(
            double[] countsT, double[] exposureT, double[] countsC, double[] exposureC, double level) {
        Checks.level(level);
        check(countsT, exposureT, "treatment");
        check(countsC, exposureC, "control");
        double theta = theta(countsT, exposureT, countsC, exposureC);
        double rateT = rate(countsT, exposureT, theta);
        double rateC = rate(countsC, exposureC, theta);
        double variance = 1 / information(exposureT, rateT, theta) + 1 / information(exposureC, rateC, theta);
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(countsT.length, countsC.length));
        double curvature = curvature(countsT, exposureT, rateT, theta) + curvature(countsC, exposureC, rateC, theta);
        return new Result(
                Effect.normal(Math.log(rateT / rateC), Math.sqrt(variance), level, warnings),
                rateT,
                rateC,
                theta,
                Double.isInfinite(theta) ? Double.NaN : 1 / Math.sqrt(curvature),
                logLikelihood(countsT, exposureT, rateT, theta) + logLikelihood(countsC, exposureC, rateC, theta));
    }

    /** Root of the profile score of θ on its logarithm; the score falls through zero once. */
    private static double theta(double[] yT, double[] eT, double[] yC, double[] eC) {
        if (profile(yT, eT, yC, eC, LARGEST) >= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 1;
        while (profile(yT, eT, yC, eC, low) < 0) {
            low /= 4;
            Checks.require(low > 1e-12, "the counts vary so much that no negative binomial fits");
        }
        double high = low * 4;
        while (profile(yT, eT, yC, eC, high) > 0) {
            low = high;
            high *= 4;
        }
        return Math.exp(
                Roots.between(log -> profile(yT, eT, yC, eC, Math.exp(log)), Math.log(low), Math.log(high), 1e-15));
    }

    private static double profile(double[] yT, double[] eT, double[] yC, double[] eC, double theta) {
        return score(yT, eT, rate(yT, eT, theta), theta) + score(yC, eC, rate(yC, eC, theta), theta);
    }

    private static double score(double[] y, double[] exposure, double rate, double theta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double mu = exposure[i] * rate;
            double gap = y[i] < 40 ? harmonic(theta, (int) y[i]) : Gamma.digamma(y[i] + theta) - Gamma.digamma(theta);
            sum += gap - Math.log1p(mu / theta) + (mu - y[i]) / (mu + theta);
        }
        return sum;
    }

    /** ψ(θ + y) − ψ(θ) = Σ 1/(θ + k): exact for small counts, no cancellation for large θ. */
    private static double harmonic(double theta, int y) {
        double sum = 0;
        for (int k = 0; k < y; k++) {
            sum += 1 / (theta + k);
        }
        return sum;
    }

    /** −∂²ℓ/∂θ². */
    private static double curvature(double[] y, double[] exposure, double rate, double theta) {
        double sum = 0;
        for (int i = 0; i < y.length && !Double.isInfinite(theta); i++) {
            double mu = exposure[i] * rate;
            sum += Gamma.trigamma(theta)
                    - Gamma.trigamma(theta + y[i])
                    - 1 / theta
                    + 2 / (mu + theta)
                    - (y[i] + theta) / ((mu + theta) * (mu + theta));
        }
        return sum;
    }

    /** Solves Σ (y − eλ)/(1 + eλ/θ) = 0 for λ by Newton's steps on ln λ; one step when exposures are equal. */
    private static double rate(double[] y, double[] exposure, double theta) {
        double events = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            events += y[i];
            total += exposure[i];
        }
        double rate = events / total;
        for (int step = 0; step < STEPS && !Double.isInfinite(theta); step++) {
            double score = 0;
            double slope = 0;
            for (int i = 0; i < y.length; i++) {
                double mu = exposure[i] * rate;
                double w = 1 / (1 + mu / theta);
                score += (y[i] - mu) * w;
                slope += mu * w * w * (1 + y[i] / theta);
            }
            double move = score / slope;
            rate *= Math.exp(Math.max(-1, Math.min(1, move)));
            if (Math.abs(move) < 1e-15) {
                break;
            }
        }
        return rate;
    }

    private static double information(double[] exposure, double rate, double theta) {
        double sum = 0;
        for (double e : exposure) {
            sum += e * rate / (1 + e * rate / theta);
        }
        return sum;
    }

    private static double logLikelihood(double[] y, double[] exposure, double rate, double theta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double mu = exposure[i] * rate;
            sum -= Gamma.logGamma(y[i] + 1);
            sum += Double.isInfinite(theta)
                    ? y[i] * Math.log(mu) - mu
                    : Gamma.logGamma(y[i] + theta)
                            - Gamma.logGamma(theta)
                            - theta * Math.log1p(mu / theta)
                            + (y[i] == 0 ? 0 : y[i] * Math.log(mu / (mu + theta)));
        }
        return sum;
    }

    private static void check(double[] counts, double[] exposure, String arm) {
        Checks.require(
                counts.length == exposure.length,
                arm + " has " + counts.length + " counts and " + exposure.length + " exposures");
        Checks.atLeast(counts.length, 2, "units in " + arm);
        double events = 0;
        Overdispersion.counts(counts);
        Checks.positive(exposure, "exposure of " + arm);
        for (double count : counts) {
            events += count;
        }
        Checks.require(events > 0, arm + " has no event, so the logarithm of its rate does not exist");
    }
}
