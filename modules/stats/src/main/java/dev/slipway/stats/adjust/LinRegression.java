package dev.slipway.stats.adjust;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Relative;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Lin's regression adjustment (2013, doi:10.1214/12-AOAS583): outcome on arm, centred covariates and their interactions,
 * which is one regression per arm read at the common mean. It never loses precision against the plain difference in large
 * samples, whatever the true relation, also when arms are unequal in size.
 *
 * <p>Estimand: the average effect. Covariates must have been measured before exposure.
 */
public final class LinRegression {

    private LinRegression() {}

    /**
     * The adjusted comparison.
     *
     * @param slopesT slopes in treatment, 0 for covariates left out
     * @param slopesC slopes in control
     * @param adjustedMeanT treatment's fitted outcome at the mean covariates of both arms
     * @param adjustedMeanC control's
     * @param varianceReduction 1 − adjusted / plain squared standard error of the difference
     * @param superpopulationError standard error that also counts the mean covariates as random, √(SE² +
     *     (β_T − β_C)'S_x(β_T − β_C)/N) (Negi and Wooldridge 2021, doi:10.1080/07474938.2020.1824732); equal to SE
     *     where slopes agree
     * @param absolute adjusted difference with robust errors, Student's t with N − parameters degrees of freedom
     * @param relative adjusted relative lift by the delta method
     */
    public record Result(
            double[] slopesT,
            double[] slopesC,
            double adjustedMeanT,
            double adjustedMeanC,
            double varianceReduction,
            double superpopulationError,
            Effect absolute,
            Effect relative) {}

    /**
     * Compares treatment with control.
     *
     * <p>Per arm, with β its least-squares slopes and m the mean covariates of both arms: mean = ȳ + β'(m − x̄); variance =
     * Σ w_i²·e_i²·(HC factor), w_i = 1/n + (m − x̄)'S⁻¹(x_i − x̄), leverage h_i = 1/n + (x_i − x̄)'S⁻¹(x_i − x̄).
     * Equal to the coefficient of arm in the interacted regression. A unit of leverage 1 (alone with its covariate value)
     * fits itself: its residual of zero says nothing, so it is left out of HC2 and HC3.
     *
     * @param t treatment, at least two units more than covariates
     * @param c control, likewise, with the same covariates in the same order
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for different numbers of covariates, too few units or a level outside (0, 1)
     */
    public static Result compare(ArmSample t, ArmSample c, RobustError error, double level) {
        int k = t.covariates();
        ArmSample.checkPair(t, c, k + 2);
        Checks.level(level);
        CrossProducts[] arms = CrossProducts.both(t, c);
        CrossProducts pt = arms[0];
        CrossProducts pc = arms[1];
        double all = (double) t.n() + c.n();
        double[] centre = new double[k];
        for (int j = 0; j < k; j++) {
            centre[j] = pt.means()[j] + (pc.means()[j] - pt.means()[j]) * (c.n() / all);
        }
        ArmRegression rt = ArmRegression.of(t, pt, centre, error);
        ArmRegression rc = ArmRegression.of(c, pc, centre, error);
        double parameters = 2.0 + rt.slopes().rank() + rc.slopes().rank();
        double vT = rt.variance() * error.factor(all, parameters);
        double vC = rc.variance() * error.factor(all, parameters);
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.n(), c.n()));
        warnings.addAll(rt.slopes().warnings());
        warnings.addAll(rc.slopes().warnings());
        double plain = plain(pt) + plain(pc);
        double df = all - parameters;
        return new Result(
                rt.slopes().theta(),
                rc.slopes().theta(),
                rt.mean(),
                rc.mean(),
                plain == 0 ? 0 : 1 - (vT + vC) / plain,
                Math.sqrt(vT + vC + interaction(pt, pc, rt, rc)),
                Effect.student(rt.mean() - rc.mean(), Math.sqrt(vT + vC), df, level, warnings),
                Relative.effect(rt.mean(), vT, rc.mean(), vC, df, level, warnings));
    }

    private static double plain(CrossProducts p) {
        return p.sums()[p.covariates()][p.covariates()] / (p.n() - 1) / p.n();
    }

    /** (β_T − β_C)'S_x(β_T − β_C)/N with S_x over all units around the common mean, divisor N − 1. */
    private static double interaction(CrossProducts pt, CrossProducts pc, ArmRegression rt, ArmRegression rc) {
        int k = pt.covariates();
        double all = (double) pt.n() + pc.n();
        double between = pt.n() * (pc.n() / all);
        double sum = 0;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double cross = pt.sums()[a][b]
                        + pc.sums()[a][b]
                        + between * (pt.means()[a] - pc.means()[a]) * (pt.means()[b] - pc.means()[b]);
                sum += (rt.theta()[a] - rc.theta()[a]) * cross * (rt.theta()[b] - rc.theta()[b]);
            }
        }
        return Math.max(0, sum) / (all - 1) / all;
    }
}
