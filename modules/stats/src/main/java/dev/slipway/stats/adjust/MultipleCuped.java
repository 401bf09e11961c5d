package dev.slipway.stats.adjust;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Relative;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * CUPED with several covariates (Deng, Xu, Kohavi and Walker 2013, doi:10.1145/2433396.2433413): the difference of means
 * less θ'(x̄_T − x̄_C). With one covariate it is {@link dev.slipway.stats.ab.Cuped} with θ within arms.
 *
 * <p>Estimand: the average effect, for means and, with outcomes of 0 and 1, the difference of proportions. Covariates must
 * have been measured before exposure. Values that are missing before exposure: {@link MissingStratum}.
 */
public final class MultipleCuped {

    private MultipleCuped() {}

    /**
     * The adjusted comparison.
     *
     * @param theta slopes, one per covariate; 0 for those left out
     * @param explained share of the outcome's variance within arms that the covariates explain, R²
     * @param varianceReduction 1 − adjusted / plain squared standard error of the difference
     * @param adjustedMeanT ȳ_T − θ'(x̄_T − x̄), x̄ over both arms
     * @param adjustedMeanC ȳ_C − θ'(x̄_C − x̄)
     * @param absolute adjusted difference, Welch t on the adjusted values
     * @param relative adjusted relative lift by the delta method, x̄ taken as known
     */
    public record Result(
            double[] theta,
            double explained,
            double varianceReduction,
            double adjustedMeanT,
            double adjustedMeanC,
            Effect absolute,
            Effect relative) {
        Result withWarnings(List<StatWarning> more) {
            return new Result(
                    theta,
                    explained,
                    varianceReduction,
                    adjustedMeanT,
                    adjustedMeanC,
                    absolute.withWarnings(more),
                    relative.withWarnings(more));
        }
    }

    /**
     * Compares treatment with control.
     *
     * <p>θ = (Σ_arms S_xx)⁻¹ Σ_arms S_xy, sums centred in each arm: the slopes of the regression on arm and covariates.
     * That they are estimated is ignored, which makes the interval too narrow by about k/(n_T + n_C) in relative
     * terms for k covariates; keep k well below the units. Covariates that do not vary or that the others determine are left
     * out and warned of.
     *
     * @param t treatment, more units than covariates, at least 2
     * @param c control, likewise, with the same covariates in the same order
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for different numbers of covariates, too few units or a level outside (0, 1)
     */
    public static Result compare(ArmSample t, ArmSample c, double level) {
        ArmSample.checkPair(t, c, Math.max(2, t.covariates() + 1));
        Checks.level(level);
        CrossProducts[] arms = CrossProducts.both(t, c);
        CrossProducts pt = arms[0];
        CrossProducts pc = arms[1];
        double[][] sums = pt.plus(pc);
        Slopes slopes = new Slopes(sums);
        double[] theta = slopes.theta();
        double shift = 0;
        double explained = 0;
        for (int j = 0; j < theta.length; j++) {
            shift += theta[j] * (pt.means()[j] - pc.means()[j]);
            explained += theta[j] * sums[j][theta.length];
        }
        double shareT = (double) t.n() / ((double) t.n() + c.n());
        double meanT = pt.meanY() - (1 - shareT) * shift;
        double meanC = pc.meanY() + shareT * shift;
        double vT = pt.adjustedVariance(theta) / t.n();
        double vC = pc.adjustedVariance(theta) / c.n();
        double plain = variance(pt) + variance(pc);
        double df = Relative.welchDegreesOfFreedom(vT, t.n(), vC, c.n());
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.n(), c.n()));
        warnings.addAll(slopes.warnings());
        double total = sums[theta.length][theta.length];
        return new Result(
                theta,
                total == 0 ? 0 : explained / total,
                plain == 0 ? 0 : 1 - (vT + vC) / plain,
                meanT,
                meanC,
                Effect.student(pt.meanY() - pc.meanY() - shift, Math.sqrt(vT + vC), df, level, warnings),
                Relative.effect(meanT, vT, meanC, vC, df, level, warnings));
    }

    private static double variance(CrossProducts p) {
        int k = p.covariates();
        return p.sums()[k][k] / (p.n() - 1) / p.n();
    }
}
