package dev.slipway.stats.ab;

import dev.slipway.stats.math.Checks;

/**
 * Successes in treatment given both margins of a 2 × 2 table, for any odds ratio (Fisher's noncentral hypergeometric
 * distribution). Log probabilities are summed from ratios of neighbours, so they keep relative accuracy in the tails.
 */
final class NoncentralHypergeometric {

    /** Tables beyond which the distribution would take gigabytes and minutes. */
    private static final long MOST = 100_000_000;

    private final long lowest;
    /** Log weights at odds ratio 1, relative to the largest. */
    private final double[] logWeights;

    /**
     * Sets the margins.
     *
     * @param nT units in treatment
     * @param nC units in control
     * @param successes in both arms together
     * @throws IllegalArgumentException for more than a hundred million possible tables
     */
    NoncentralHypergeometric(long nT, long nC, long successes) {
        lowest = Math.max(0, successes - nC);
        long highest = Math.min(successes, nT);
        long tables = highest - lowest + 1;
        Checks.require(
                tables <= MOST,
                "there are " + tables + " possible tables, more than the " + MOST
                        + " that the exact distribution goes through; with so many events use the normal approximation");
        logWeights = new double[(int) tables];
        double largest = 0;
        for (int i = 1; i < logWeights.length; i++) {
            double x = (double) (lowest + i - 1);
            double up = ((double) nT - x) * ((double) successes - x);
            double down = (x + 1) * ((double) (nC - successes) + x + 1);
            logWeights[i] = logWeights[i - 1] + Math.log(up / down);
            largest = Math.max(largest, logWeights[i]);
        }
        for (int i = 0; i < logWeights.length; i++) {
            logWeights[i] -= largest;
        }
    }

    long lowest() {
        return lowest;
    }

    long highest() {
        return lowest + logWeights.length - 1;
    }

    /** P(X ≤ x) at a log odds ratio. */
    double below(long x, double logOdds) {
        return share(logOdds, 0, (int) (x - lowest));
    }

    /** P(X ≥ x) at a log odds ratio. */
    double above(long x, double logOdds) {
        return share(logOdds, (int) (x - lowest), logWeights.length - 1);
    }

    /** E X at a log odds ratio. */
    double mean(double logOdds) {
        double top = top(logOdds);
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < logWeights.length; i++) {
            double weight = Math.exp(logWeights[i] + logOdds * i - top);
            mass += weight;
            moment += weight * i;
        }
        return (double) lowest + moment / mass;
    }

    /** Σ P(X = y) over all y that are no more probable than x, at odds ratio 1; equal up to a factor 1 + 1e-7, as in R. */
    double noMoreProbable(long x) {
        double limit = logWeights[(int) (x - lowest)] + Math.log1p(1e-7);
        double mass = 0;
        double extreme = 0;
        double scale = logWeights[(int) (x - lowest)];
        for (double w : logWeights) {
            mass += Math.exp(w);
            extreme += w <= limit ? Math.exp(w - scale) : 0;
        }
        return Math.min(1, extreme * (Math.exp(scale) / mass));
    }

    private double share(double logOdds, int from, int to) {
        double top = top(logOdds);
        double inside = 0;
        double outside = 0;
        for (int i = 0; i < logWeights.length; i++) {
            double weight = Math.exp(logWeights[i] + logOdds * i - top);
            if (i >= from && i <= to) {
                inside += weight;
            } else {
                outside += weight;
            }
        }
        return inside / (inside + outside);
    }

    private double top(double logOdds) {
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logWeights.length; i++) {
            top = Math.max(top, logWeights[i] + logOdds * i);
        }
        return top;
    }
}
