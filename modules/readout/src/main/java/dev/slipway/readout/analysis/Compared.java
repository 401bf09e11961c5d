package dev.slipway.readout.analysis;

import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import java.util.Arrays;
import java.util.List;
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
    static @Nullable Compared of(MetricColumn column, int arm, boolean adjust, double level, MetricReadout readout) {
        if (column.metric().kind() == MetricKind.QUANTILE) {
            return ofEstimate(column, arm, readout);
        }
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        BivariateMoments t = column.moments(arm);
        BivariateMoments c = column.moments(0);
        Comparison plain = Comparison.plain(kind, t, c, level);
        if (plain == null) {
            return null;
        }
        Comparison adjusted = adjust && column.hasCovariate() ? Comparison.adjusted(kind, t, c, level) : null;
        return new Compared(column, arm, adjusted == null ? plain : adjusted, t.n() + c.n());
    }

    /** A metric that moments do not describe: the one-look estimate that the readout has of it. */
    private static @Nullable Compared ofEstimate(MetricColumn column, int arm, MetricReadout readout) {
        String treatment = column.data().variants().get(arm);
        Estimate e = OneLook.of(readout, treatment);
        Double error = e == null ? null : e.standardError();
        if (e == null || error == null || error <= 0) {
            return null;
        }
        Double p = e.pValue();
        Effect effect = new Effect(
                e.effect(),
                error,
                e.ciLow(),
                e.ciHigh(),
                e.level(),
                p == null ? Double.NaN : p,
                Double.POSITIVE_INFINITY,
                List.of());
        long units = readout.arms().stream()
                .filter(a -> e.comparison().contains(a.variant()))
                .mapToLong(a -> a.n())
                .sum();
        return new Compared(column, arm, new Comparison(e.method(), effect, effect, new Detail(), false, null), units);
    }

    boolean adjusted() {
        return comparison.method().equals("cuped");
    }

    /** Whether the difference is one of means of a number per unit, so that units can be dealt anew. */
    boolean canBeDealt() {
        return column.metric().kind() != MetricKind.QUANTILE && (!column.isRatio() || pooledMean(false) != 0);
    }

    /**
     * One number per unit of an arm whose mean difference is what is compared: the value; after CUPED y − θx; of a ratio
     * (y − Rx)/x̄ with the ratio R and the mean x̄ of both arms together, which no deal changes, so that the difference of
     * means is that of the ratios to first order.
     */
    double[] dealt(int of) {
        double[] x = column.x();
        if (x == null || !(adjusted() || column.isRatio())) {
            return column.values(of);
        }
        double scale = adjusted() ? 1 : pooledMean(false);
        double slope = adjusted() ? theta() : pooledMean(true) / scale;
        double[] values = new double[x.length];
        int n = 0;
        for (int u = 0; u < x.length; u++) {
            if (column.usable()[u] && column.data().variant()[u] == of) {
                values[n++] = (column.y()[u] - slope * x[u]) / scale;
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
