package dev.slipway.readout.analysis;

import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.stats.BivariateMoments;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The deciding comparison of one treatment with the control, on which every way of looking rests: adjusted by the
 * covariate where the study decides so.
 *
 * @param arm index of the treatment
 * @param units that count, in both arms together
 */
record Compared(MetricColumn column, int arm, Comparison comparison, long units) {

    /** Null when an arm has fewer than two units or no unit differs from another. */
    static @Nullable Compared of(MetricColumn column, int arm, boolean adjust, double level) {
        Comparison plain = column.compare(arm, level, u -> true);
        if (plain == null || !plain.trusted()) {
            return null;
        }
        BivariateMoments t = column.moments(arm);
        BivariateMoments c = column.moments(0);
        Comparison adjusted = adjust && column.hasCovariate()
                ? Comparison.adjusted(
                        Comparison.Kind.of(column.metric()), column.adjustable(arm), column.adjustable(0), level)
                : null;
        return new Compared(column, arm, adjusted == null ? plain : adjusted, t.n() + c.n());
    }

    boolean adjusted() {
        return comparison.method().equals("cuped");
    }

    /** Whether the difference is one of means of a number per unit, so that units can be dealt anew. */
    boolean canBeDealt() {
        return column.metric().kind() != MetricKind.QUANTILE && (!column.isRatio() || pooledMean(false) != 0);
    }

    /**
     * One number per unit of an arm whose mean difference is what is compared: the value; of a ratio (y − Rx)/x̄ with the ratio
     * R and the mean x̄ of both arms together, which no deal changes, so that the difference of means is that of the ratios to
     * first order; after CUPED less θ times the covariate.
     */
    double[] dealt(int of) {
        double[] x = column.x();
        if (x == null || !(adjusted() || column.isRatio())) {
            return column.values(of);
        }
        boolean ratio = column.isRatio();
        double[] before = ratio ? column.z() : x;
        double theta = adjusted() && before != null ? theta() : 0;
        double scale = ratio ? pooledMean(false) : 1;
        double slope = ratio ? pooledMean(true) / scale : 0;
        double[] values = new double[x.length];
        int n = 0;
        for (int u = 0; u < x.length; u++) {
            if (column.usable()[u] && column.data().variant()[u] == of) {
                double own = (column.y()[u] - slope * x[u]) / scale;
                values[n++] = before == null ? own : own - theta * before[u];
            }
        }
        return Arrays.copyOf(values, n);
    }

    private double theta() {
        return comparison.detail().map().get("theta") instanceof Number theta ? theta.doubleValue() : 0;
    }

    private double pooledMean(boolean ofY) {
        BivariateMoments c = column.moments(0);
        BivariateMoments t = column.moments(arm);
        double sum = ofY
                ? (double) c.n() * c.meanY() + (double) t.n() * t.meanY()
                : (double) c.n() * c.meanX() + (double) t.n() * t.meanX();
        return sum / (double) (c.n() + t.n());
    }
}
