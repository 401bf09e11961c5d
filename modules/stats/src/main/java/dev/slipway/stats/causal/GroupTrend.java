package dev.slipway.stats.causal;

import dev.slipway.stats.causal.AdoptionPanel.Kind;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The doubly robust ATT(g, t) of {@link Trends#doublyRobust} from sums over kinds of units: what it needs of the outcome is linear,
 * so sums lose nothing. The influence of a unit is a constant of its kind plus a slope times its change.
 */
final class GroupTrend {
    private static final int MOST_STEPS = 40;
    private static final double TOLERANCE = 1e-11;
    private static final double SINGULAR = 1e-12;

    final int group;
    final int period;
    final int base;
    private final Matrix x;
    /** Units of each row of the covariates that are compared with, and that are treated; and their summed changes. */
    private final double[][] count;

    private final double[][] change;
    private final double[] logit;
    private final double[] fitted;
    private final double[] mean = new double[2];
    private final double[] total = new double[2];
    private double[] alongTrend = {};
    private double[] alongPropensity = {};
    private int trimmed;

    private GroupTrend(AdoptionPanel panel, int group, int period, int base, double[] logit, double[] fitted) {
        this.group = group;
        this.period = period;
        this.base = base;
        this.x = panel.rows();
        this.count = counts(panel, group, Math.max(period, base));
        this.change = changes(panel, group, period, base);
        this.logit = logit;
        this.fitted = fitted;
    }

    /** 1 treated, 0 compared with: those that have not started by then; −1 neither. */
    static int role(int start, int group, int until) {
        return start == group ? 1 : start > until ? 0 : -1;
    }

    private static double[][] counts(AdoptionPanel panel, int group, int until) {
        double[][] count = new double[2][panel.rows().rows()];
        for (Kind kind : panel.kinds()) {
            int role = role(kind.start(), group, until);
            if (role >= 0) {
                count[role][kind.row()] += kind.count();
            }
        }
        return count;
    }

    private static double[][] changes(AdoptionPanel panel, int group, int period, int base) {
        double[][] change = new double[2][panel.rows().rows()];
        for (Kind kind : panel.kinds()) {
            int role = role(kind.start(), group, Math.max(period, base));
            if (role >= 0) {
                change[role][kind.row()] += kind.sums()[period] - kind.sums()[base];
            }
        }
        return change;
    }

    /** Log-odds of being treated by row of the covariates; null where they separate both sides or depend on each other. */
    static double @Nullable [] propensity(AdoptionPanel panel, int group, int until) {
        Matrix x = panel.rows();
        double[][] count = counts(panel, group, until);
        double[] coefficients = new double[x.columns()];
        double[] logit = new double[x.rows()];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] score = new double[x.rows()];
            double[] information = new double[x.rows()];
            for (int r = 0; r < x.rows(); r++) {
                double n = count[0][r] + count[1][r];
                double e = 1 / (1 + Math.exp(-logit[r]));
                score[r] = count[1][r] - n * e;
                information[r] = n * e * (1 - e);
            }
            double[] move = solved(CrossProducts.weighted(x, information), x.transposedTimes(score));
            if (move == null) {
                return null;
            }
            double largest = 0;
            for (int j = 0; j < move.length; j++) {
                coefficients[j] += move[j];
                largest = Math.max(largest, Math.abs(move[j]));
            }
            logit = x.times(coefficients);
            if (!Double.isFinite(largest)) {
                return null;
            }
            if (largest < TOLERANCE) {
                return logit;
            }
        }
        return null;
    }

    private static double @Nullable [] solved(Matrix a, double[] b) {
        Cholesky factor = Cholesky.semidefinite(a, SINGULAR);
        return factor.rank() < b.length ? null : factor.solve(b);
    }

    /** Null without a unit on either side, or without an answer. */
    static @Nullable GroupTrend of(AdoptionPanel panel, int group, int period, int base, double @Nullable [] logit) {
        double[][] count = counts(panel, group, Math.max(period, base));
        double[][] change = changes(panel, group, period, base);
        Matrix x = panel.rows();
        double others = Arrays.stream(count[0]).sum();
        if (logit == null || others <= x.columns()) {
            return null;
        }
        double[] trend = solved(CrossProducts.weighted(x, count[0]), x.transposedTimes(change[0]));
        if (trend == null) {
            return null;
        }
        GroupTrend found = new GroupTrend(panel, group, period, base, logit, x.times(trend));
        return found.finish() ? found : null;
    }

    private boolean finish() {
        double[] information = new double[x.rows()];
        for (int r = 0; r < x.rows(); r++) {
            total[1] += count[1][r];
            mean[1] += change[1][r] - count[1][r] * fitted[r];
            total[0] += weight(r) * count[0][r];
            mean[0] += weight(r) * (change[0][r] - count[0][r] * fitted[r]);
            trimmed += weight(r) > 0 ? 0 : (int) count[0][r];
            double e = e(r);
            information[r] = (count[0][r] + count[1][r]) * e * (1 - e);
        }
        if (!(total[0] > 0) || !(total[1] > 0)) {
            return false;
        }
        mean[0] /= total[0];
        mean[1] /= total[1];
        double[] byTrend = new double[x.rows()];
        double[] byPropensity = new double[x.rows()];
        for (int r = 0; r < x.rows(); r++) {
            byTrend[r] = count[0][r] * weight(r) / total[0] - count[1][r] / total[1];
            byPropensity[r] = -weight(r) * (change[0][r] - count[0][r] * (fitted[r] + mean[0])) / total[0];
        }
        double[] a = solved(CrossProducts.weighted(x, count[0]), x.transposedTimes(byTrend));
        double[] p = solved(CrossProducts.weighted(x, information), x.transposedTimes(byPropensity));
        if (a == null || p == null) {
            return false;
        }
        alongTrend = x.times(a);
        alongPropensity = x.times(p);
        return true;
    }

    private double e(int row) {
        return 1 / (1 + Math.exp(-logit[row]));
    }

    private double weight(int row) {
        return e(row) >= Trends.HIGHEST ? 0 : Math.exp(logit[row]);
    }

    double att() {
        return mean[1] - mean[0];
    }

    double treated() {
        return total[1];
    }

    int controls() {
        return (int) Arrays.stream(count[0]).sum() - trimmed;
    }

    int trimmed() {
        return trimmed;
    }

    /** Adds {@code times} the influence over the number of units: into [0] the constant, into [1 + t] the slope of period t. */
    void addInfluence(Kind kind, double times, double[] into) {
        int role = role(kind.start(), group, Math.max(period, base));
        if (role < 0) {
            return;
        }
        int r = kind.row();
        double slope = role == 1 ? 1 / total[1] : alongTrend[r] - weight(r) / total[0];
        double constant = role == 1
                ? -(fitted[r] + mean[1]) / total[1] + alongPropensity[r] * (1 - e(r))
                : -slope * fitted[r] + weight(r) * mean[0] / total[0] - alongPropensity[r] * e(r);
        into[0] += times * constant;
        into[1 + period] += times * slope;
        into[1 + base] -= times * slope;
    }
}
