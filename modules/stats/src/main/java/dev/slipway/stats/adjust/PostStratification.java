package dev.slipway.stats.adjust;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Relative;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Post-stratification: the effects within strata, weighted with the strata's shares of all units (Miratrix, Sekhon and Yu
 * 2013, doi:10.1111/j.1467-9868.2012.01048.x). Removes what chance imbalance of the strata adds to the noise.
 *
 * <p>Estimand: the average effect. Strata must be known before exposure (country, platform, newcomer or not).
 */
public final class PostStratification {

    private PostStratification() {}

    /**
     * The comparison.
     *
     * @param adjustedMeanT Σ w_k ȳ_Tk
     * @param adjustedMeanC Σ w_k ȳ_Ck
     * @param strata strata that were used after joining
     * @param joined strata with fewer than two units of an arm that were joined to the largest
     * @param varianceReduction 1 − squared standard error / Welch's squared standard error
     * @param absolute Σ w_k (ȳ_Tk − ȳ_Ck), w_k = n_k/n; normal interval for the shares at hand
     * @param relative relative lift by the delta method, for the shares at hand
     * @param superpopulationError standard error of the absolute effect that also counts the shares as random, √(SE² + Σ w_k
     *     (d_k − d)²/n), as gbstats reports
     * @param superpopulationRelativeError the same of the relative lift
     */
    public record Result(
            double adjustedMeanT,
            double adjustedMeanC,
            int strata,
            int joined,
            double varianceReduction,
            Effect absolute,
            Effect relative,
            double superpopulationError,
            double superpopulationRelativeError) {}

    /**
     * Compares treatment with control.
     *
     * <p>SE² = Σ w_k² (s_Tk²/n_Tk + s_Ck²/n_Ck). Strata with fewer than two units of an arm are joined to the largest
     * stratum, with a warning.
     *
     * @param yT treatment's outcomes
     * @param strataT stratum of each treatment unit, 0 … strata − 1
     * @param yC control's outcomes
     * @param strataC stratum of each control unit
     * @param strata number of strata, at least 1
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for different lengths, strata out of range, values not finite (names the index), or
     *     fewer than two units of an arm
     */
    public static Result compare(double[] yT, int[] strataT, double[] yC, int[] strataC, int strata, double level) {
        Checks.level(level);
        Strata t = Strata.of(yT, strataT, strata, "treatment");
        Strata c = Strata.of(yC, strataC, strata, "control");
        Checks.atLeast(yT.length, 2, "units in treatment");
        Checks.atLeast(yC.length, 2, "units in control");
        int[] target = joined(t, c);
        int merged = 0;
        for (int k = 0; k < strata; k++) {
            merged += target[k] != k && t.count(k) + c.count(k) > 0 ? 1 : 0;
        }
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(yT.length, yC.length));
        if (merged > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SPARSE_STRATA,
                    String.format(
                            Locale.ROOT,
                            "%d strata have fewer than two units of an arm; they were joined to the largest stratum.",
                            merged)));
        }
        return result(t.joined(target), c.joined(target), merged, level, warnings);
    }

    private static Result result(Strata t, Strata c, int merged, double level, List<StatWarning> warnings) {
        double all = t.total() + c.total();
        double meanT = 0;
        double meanC = 0;
        double vT = 0;
        double vC = 0;
        int used = 0;
        for (int k = 0; k < t.size(); k++) {
            double w = (t.count(k) + c.count(k)) / all;
            if (w > 0) {
                used++;
                meanT += w * t.mean(k);
                meanC += w * c.mean(k);
                vT += w * w * t.variance(k) / t.count(k);
                vC += w * w * c.variance(k) / c.count(k);
            }
        }
        double lift = meanT / meanC;
        double plain = t.plain() + c.plain();
        double infinite = Double.POSITIVE_INFINITY;
        double shares = spread(t, c, 1, meanT - meanC) / all;
        double relativeShares = spread(t, c, lift, 0) / all;
        return new Result(
                meanT,
                meanC,
                used,
                merged,
                plain == 0 ? 0 : 1 - (vT + vC) / plain,
                Effect.normal(meanT - meanC, Math.sqrt(vT + vC), level, warnings),
                Relative.effect(meanT, vT, meanC, vC, infinite, level, warnings),
                Math.sqrt(vT + vC + shares),
                Math.sqrt(vT + lift * lift * vC + relativeShares) / Math.abs(meanC));
    }

    /** Σ w_k (ȳ_Tk − ρȳ_Ck − centre)². */
    private static double spread(Strata t, Strata c, double ratio, double centre) {
        double sum = 0;
        double all = t.total() + c.total();
        for (int k = 0; k < t.size(); k++) {
            if (t.count(k) > 0) {
                double off = t.mean(k) - ratio * c.mean(k) - centre;
                sum += (t.count(k) + c.count(k)) / all * off * off;
            }
        }
        return sum;
    }

    /** Each stratum's own number, or that of the largest where an arm has fewer than two units. */
    private static int[] joined(Strata t, Strata c) {
        int largest = 0;
        for (int k = 1; k < t.size(); k++) {
            if (Math.min(t.count(k), c.count(k)) > Math.min(t.count(largest), c.count(largest))) {
                largest = k;
            }
        }
        int[] target = new int[t.size()];
        for (int k = 0; k < target.length; k++) {
            target[k] = t.count(k) < 2 || c.count(k) < 2 ? largest : k;
        }
        return target;
    }
}
