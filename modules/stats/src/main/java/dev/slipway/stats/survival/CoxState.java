package dev.slipway.stats.survival;

import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The partial likelihood at a coefficient vector with what its derivatives are made of.
 *
 * <p>Information: Σ over event terms of E[xx'] − E[x]E[x]'. The first part is regrouped by rows: each row enters with its
 * relative hazard times the sum of 1/S₀ over the terms at whose time it is at risk, so it is one weighted cross product
 * over rows and the second one over terms. A term is an event (Efron) or a time (Breslow, weighted by its events).
 */
final class CoxState {

    private final CoxRows rows;
    private final boolean efron;
    final double[] beta;
    /** exp(x'β − shift) by position. */
    final double[] risk;

    final double shift;
    final double logLikelihood;
    /** First term of each group, and one past the last term at the end. */
    final int[] firstTerm;
    /** S₀ of each term, Efron's share of its tied events taken off. */
    final double[] denominator;
    /** Share of tied events taken off. */
    final double[] share;
    /** Events that a term stands for. */
    final double[] weight;
    /** Σ weight/S₀ over the terms of a group. */
    final double[] hazard;
    /** The same as it applies to the group's own events: Σ (1 − share)·weight/S₀. */
    final double[] ownHazard;
    /** Mean of x over the risk set, by term; columns as in x. */
    final Matrix means;

    CoxState(CoxRows rows, Ties ties, double[] beta) {
        this.rows = rows;
        this.beta = beta;
        efron = ties == Ties.EFRON;
        int n = rows.rows();
        double[] eta = CrossProducts.linearPredictor(rows.x, beta, null);
        double largest = Double.NEGATIVE_INFINITY;
        double events = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, eta[i]);
            events += rows.event[i] ? eta[i] : 0;
        }
        shift = largest;
        risk = new double[n];
        double top = largest;
        RowBlocks.run(n, (from, to) -> {
            for (int i = from; i < to; i++) {
                risk[i] = Math.exp(eta[i] - top);
            }
        });
        int groups = rows.groups();
        firstTerm = new int[groups + 1];
        for (int g = 0; g < groups; g++) {
            firstTerm[g + 1] = firstTerm[g] + (efron ? rows.deaths[g] : 1);
        }
        int terms = firstTerm[groups];
        denominator = new double[terms];
        share = new double[terms];
        weight = new double[terms];
        hazard = new double[groups];
        ownHazard = new double[groups];
        double logs = denominators();
        logLikelihood = events - shift * rows.events - logs;
        means = Matrix.zeros(terms, rows.x.columns());
        IntStream.range(0, rows.x.columns()).parallel().forEach(this::mean);
    }

    private double denominators() {
        double[] ones = new double[risk.length];
        Arrays.fill(ones, 1);
        double[] total = new double[hazard.length];
        double[] tied = new double[hazard.length];
        sums(ones, total, tied);
        for (int g = 0; g < hazard.length; g++) {
            int d = rows.deaths[g];
            for (int t = firstTerm[g]; t < firstTerm[g + 1]; t++) {
                share[t] = efron ? (t - firstTerm[g]) / (double) d : 0;
                weight[t] = efron ? 1 : d;
                denominator[t] = total[g] - share[t] * tied[g];
                hazard[g] += weight[t] / denominator[t];
                ownHazard[g] += (1 - share[t]) * weight[t] / denominator[t];
            }
        }
        return RowBlocks.sum(denominator.length, (from, to) -> {
            double logs = 0;
            for (int t = from; t < to; t++) {
                logs += weight[t] * Math.log(denominator[t]);
            }
            return logs;
        });
    }

    private void mean(int column) {
        double[] total = new double[hazard.length];
        double[] tied = new double[hazard.length];
        sums(rows.x.column(column), total, tied);
        double[] mean = means.column(column);
        for (int g = 0; g < hazard.length; g++) {
            for (int t = firstTerm[g]; t < firstTerm[g + 1]; t++) {
                mean[t] = (total[g] - share[t] * tied[g]) / denominator[t];
            }
        }
    }

    /**
     * Sums of risk·value over the risk set of each group and, where Efron's terms need them, over its tied events; in one pass
     * from the last position to the first.
     */
    private void sums(double[] values, double[] total, double[] tied) {
        double sum = 0;
        int position = 0;
        for (int g = hazard.length - 1; g >= 0; g--) {
            if (g == hazard.length - 1 || rows.stratumEnd[g] != rows.stratumEnd[g + 1]) {
                sum = 0;
                position = rows.stratumEnd[g];
            }
            for (int end = rows.groupTo[g]; position > end; ) {
                position--;
                sum += risk[position] * values[position];
            }
            boolean several = efron && rows.deaths[g] > 1;
            double ofEvents = 0;
            for (int first = rows.groupFrom[g]; position > first; ) {
                position--;
                double product = risk[position] * values[position];
                sum += product;
                ofEvents += several && rows.event[position] ? product : 0;
            }
            total[g] = sum;
            tied[g] = ofEvents;
        }
        if (rows.entryGroup.length > 0) {
            subtractEntered(values, total);
        }
    }

    /** A row whose start is at or after a group's time is not at risk at it, nor at earlier ones of its stratum. */
    private void subtractEntered(double[] values, double[] total) {
        double[] late = new double[total.length];
        for (int i = 0; i < values.length; i++) {
            if (rows.entryGroup[i] >= 0) {
                late[rows.entryGroup[i]] += risk[i] * values[i];
            }
        }
        double sum = 0;
        for (int g = total.length - 1; g >= 0; g--) {
            if (g < total.length - 1 && rows.stratumEnd[g] != rows.stratumEnd[g + 1]) {
                sum = 0;
            }
            sum += late[g];
            total[g] -= sum;
        }
    }

    /**
     * Σ over the groups at which a row is at risk of a group's value, by position; the group of a row's own event counts
     * with the value for events.
     */
    double[] accumulate(double[] value, double[] own) {
        double[] sums = new double[value.length + 1];
        for (int g = 0; g < value.length; g++) {
            sums[g + 1] = (g == rows.firstGroup[g] ? 0 : sums[g]) + value[g];
        }
        double[] result = new double[rows.rows()];
        for (int i = 0; i < result.length; i++) {
            int last = rows.lastGroup[i];
            if (last < 0) {
                continue;
            }
            result[i] = sums[last + 1];
            if (rows.event[i]) {
                result[i] += own[last] - value[last];
            }
            if (rows.entryGroup.length > 0 && rows.entryGroup[i] >= 0) {
                result[i] -= sums[rows.entryGroup[i] + 1];
            }
        }
        return result;
    }

    /** Expected events by position: relative hazard times cumulative hazard. */
    double[] expected() {
        double[] result = accumulate(hazard, ownHazard);
        for (int i = 0; i < result.length; i++) {
            result[i] *= risk[i];
        }
        return result;
    }

    /** Derivative of the log-likelihood: Σ x·(event − expected). */
    double[] score(double[] expected) {
        double[] martingale = new double[expected.length];
        for (int i = 0; i < martingale.length; i++) {
            martingale[i] = (rows.event[i] ? 1 : 0) - expected[i];
        }
        return CrossProducts.times(rows.x, martingale);
    }

    /**
     * The information Σ V over terms.
     *
     * @param expected the events expected of each row
     */
    Matrix information(double[] expected) {
        return information(expected, weight);
    }

    /** Σ c·V over terms, for rows and terms weighted alike. */
    Matrix information(double[] rowWeights, double[] termWeights) {
        Matrix raw = CrossProducts.weighted(rows.x, nonNegative(rowWeights));
        Matrix ofMeans = CrossProducts.weighted(means, termWeights);
        return raw.plus(ofMeans.scaled(-1));
    }

    /** Rounding of a difference of sums may leave −1e-17 where the truth is 0. */
    private static double[] nonNegative(double[] values) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, result[i]);
        }
        return result;
    }

    /** Spread of the linear predictor over rows. */
    double reach() {
        double smallest = 1;
        for (double r : risk) {
            smallest = Math.min(smallest, r);
        }
        return -Math.log(smallest);
    }

    /** Σ of a column of a matrix by term into groups. */
    double[] byGroup(double[] ofTerm, boolean own) {
        double[] result = new double[hazard.length];
        for (int g = 0; g < result.length; g++) {
            for (int t = firstTerm[g]; t < firstTerm[g + 1]; t++) {
                double factor = own ? 1 - share[t] : 1;
                result[g] += factor * weight[t] * ofTerm[t] / denominator[t];
            }
        }
        return result;
    }

    /** The mean of a group's terms in column j, what Schoenfeld residuals subtract. */
    double groupMean(int g, int j) {
        return Vectors.sum(means.column(j), firstTerm[g], firstTerm[g + 1]) / (firstTerm[g + 1] - firstTerm[g]);
    }
}
