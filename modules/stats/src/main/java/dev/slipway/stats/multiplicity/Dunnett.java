package dev.slipway.stats.multiplicity;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several treatments against one control (Dunnett 1955, doi:10.1080/01621459.1955.10501294): adjusted p-values and
 * intervals that hold for all comparisons together. Sharper than Bonferroni, because all comparisons share the control.
 */
public final class Dunnett {

    private Dunnett() {}

    /**
     * All comparisons.
     *
     * @param effects per treatment: difference of means, its standard error, the simultaneous interval, the adjusted
     *     p-value; degrees of freedom of the common variance
     * @param statistics t per treatment
     * @param criticalValue half-width of the intervals over the standard error
     */
    public record Result(List<Effect> effects, double[] statistics, double criticalValue) {}

    /**
     * The classical procedure: one variance for all arms, s² = Σ(n_i − 1)s_i²/(N − k − 1). Assumes equal variances; for
     * large arms whose variances differ use {@link #unequalVariances(Moments[], Moments, double)}.
     *
     * @param treatments one per treatment, n at least 1
     * @param control the common control, n at least 1
     * @param level simultaneous coverage, in (0, 1)
     * @throws IllegalArgumentException without a treatment or without degrees of freedom for the variance
     */
    public static Result compare(Moments[] treatments, Moments control, double level) {
        check(treatments, control, 1);
        double squares = (double) (control.n() - 1) * control.variance();
        double df = (double) control.n() - 1;
        for (Moments arm : treatments) {
            squares += (double) (arm.n() - 1) * arm.variance();
            df += (double) arm.n() - 1;
        }
        Checks.require(df >= 1, "there are no degrees of freedom for the variance; arms need more units");
        double variance = squares / df;
        double[] variances = Arrays.stream(treatments)
                .mapToDouble(arm -> variance / (double) arm.n())
                .toArray();
        return compare(treatments, control, variances, variance / (double) control.n(), df, level);
    }

    /**
     * The same with each arm's own variance and normal quantiles, for means, proportions or any estimates of large arms:
     * correlations from λ_i = √(v_C/(v_i + v_C)). Below some 100 units per arm the intervals are a little too narrow
     * (warned below 30).
     *
     * @param treatments one per treatment, n at least 2
     * @param control the common control, n at least 2
     */
    public static Result unequalVariances(Moments[] treatments, Moments control, double level) {
        check(treatments, control, 2);
        double[] variances =
                Arrays.stream(treatments).mapToDouble(Moments::varianceOfMean).toArray();
        return compare(treatments, control, variances, control.varianceOfMean(), Double.POSITIVE_INFINITY, level);
    }

    private static Result compare(
            Moments[] treatments, Moments control, double[] variances, double vC, double df, double level) {
        Checks.level(level);
        int k = treatments.length;
        double[] loadings = new double[k];
        double[] statistics = new double[k];
        for (int i = 0; i < k; i++) {
            double total = variances[i] + vC;
            loadings[i] = total == 0 ? 0 : Math.min(Math.sqrt(vC / total), 1 - 1e-12);
            statistics[i] = (treatments[i].mean() - control.mean()) / Math.sqrt(total);
        }
        ManyToOne family = new ManyToOne(loadings, df);
        double critical = family.criticalValue(level);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(treatments[i].n(), control.n()));
            double difference = treatments[i].mean() - control.mean();
            double se = Math.sqrt(variances[i] + vC);
            if (se == 0) {
                warnings.add(Warn.zeroVariance());
            }
            double p = se == 0 ? Double.NaN : family.exceeds(Math.abs(statistics[i]));
            effects.add(new Effect(
                    difference, se, difference - critical * se, difference + critical * se, level, p, df, warnings));
        }
        return new Result(List.copyOf(effects), statistics, critical);
    }

    private static void check(Moments[] treatments, Moments control, int fewest) {
        Checks.atLeast(treatments.length, 1, "number of treatments");
        for (int i = 0; i < treatments.length; i++) {
            Checks.atLeast(treatments[i].n(), fewest, "units in treatment " + i);
        }
        Checks.atLeast(control.n(), fewest, "units in control");
    }
}
