package dev.slipway.stats.adjust;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.ArrayList;
import java.util.List;

/**
 * Two proportions over strata: one odds ratio, one risk ratio and the test that there is no association (Mantel and
 * Haenszel 1959; Robins, Breslow and Greenland 1986, doi:10.2307/2531052), with Breslow and Day's test that the odds
 * ratios agree. Remains right with many small strata.
 */
public final class MantelHaenszel {

    private MantelHaenszel() {}

    /**
     * One stratum's counts.
     *
     * @param xT successes in treatment
     * @param nT units in treatment
     * @param xC successes in control
     * @param nC units in control
     */
    public record Table(long xT, long nT, long xC, long nC) {

        /** Refuses negative counts and more successes than units. */
        public Table {
            Checks.successes(xT, Math.max(1, nT), "xT", "nT");
            Checks.successes(xC, Math.max(1, nC), "xC", "nC");
            Checks.require(xT <= nT && xC <= nC, "a stratum without units has no successes");
        }
    }

    /**
     * The common ratios and tests.
     *
     * @param logOddsRatio natural logarithm of the common odds ratio, treatment over control, with its interval; warns of fewer than five
     *     successes or failures in an arm, and where the ratio is 0, infinite or undefined
     * @param oddsRatio Σ ad/n over Σ bc/n; 0, infinite or NaN where a sum is zero
     * @param riskRatio common risk ratio
     * @param chiSquare (|Σ(a − E a)| − ½)² / Σ Var a, one degree of freedom
     * @param pValue its upper tail; NaN when no stratum can tell
     * @param chiSquareUncorrected the same without the ½
     * @param breslowDay test of equal odds ratios, without Tarone's correction
     * @param breslowDayPValue upper tail with strata − 1 degrees of freedom; NaN for one stratum
     */
    public record Result(
            Effect logOddsRatio,
            double oddsRatio,
            double riskRatio,
            double chiSquare,
            double pValue,
            double chiSquareUncorrected,
            double breslowDay,
            double breslowDayPValue) {}

    /**
     * Combines the strata. Strata in which an arm has no unit carry no information and are skipped.
     *
     * @param tables one per stratum, at least one with units of both arms
     * @param level coverage of the interval, in (0, 1)
     * @throws IllegalArgumentException when no stratum has units of both arms
     */
    public static Result test(List<Table> tables, double level) {
        Checks.level(level);
        List<Table> used = tables.stream().filter(t -> t.nT() > 0 && t.nC() > 0).toList();
        Checks.require(!used.isEmpty(), "no stratum has units of both arms");
        Sums s = new Sums();
        used.forEach(s::add);
        double odds = s.r / s.s;
        double variance = s.pr / (2 * s.r * s.r) + s.psqr / (2 * s.r * s.s) + s.qs / (2 * s.s * s.s);
        boolean estimable = s.r > 0 && s.s > 0;
        double corrected = Math.max(0, Math.abs(s.off) - 0.5);
        double breslow = estimable ? breslowDay(used, odds) : Double.NaN;
        return new Result(
                estimable
                        ? Effect.normal(Math.log(odds), Math.sqrt(variance), level, s.rare())
                        : new Effect(
                                Math.log(odds),
                                Double.NaN,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                level,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                s.undefined()),
                odds,
                s.riskT / s.riskC,
                corrected * corrected / s.variance,
                s.variance == 0 ? Double.NaN : ChiSquared.survival(corrected * corrected / s.variance, 1),
                s.off * s.off / s.variance,
                breslow,
                used.size() < 2 || Double.isNaN(breslow) ? Double.NaN : ChiSquared.survival(breslow, used.size() - 1));
    }

    /** Σ (a − e)²/v, e the count of the stratum's first cell with the common odds ratio and the stratum's margins. */
    private static double breslowDay(List<Table> tables, double odds) {
        double sum = 0;
        for (Table t : tables) {
            double e = expected(t, odds);
            double k = (double) (t.xT() + t.xC());
            double b = (double) t.nT() - e;
            double c = k - e;
            double d = (double) t.nC() - c;
            double v = 1 / (1 / e + 1 / b + 1 / c + 1 / d);
            sum += v == 0 || Double.isNaN(v) ? 0 : ((double) t.xT() - e) * ((double) t.xT() - e) / v;
        }
        return sum;
    }

    /** Root of e(n_C − k + e) = odds·(n_T − e)(k − e) that leaves all cells positive. */
    private static double expected(Table t, double odds) {
        double k = (double) (t.xT() + t.xC());
        double nT = (double) t.nT();
        double rest = (double) t.nC() - k;
        if (Math.abs(odds - 1) < 1e-12) {
            return nT * k / (nT + (double) t.nC());
        }
        double a = 1 - odds;
        double b = rest + odds * (nT + k);
        double c = -odds * nT * k;
        double root = Math.sqrt(b * b - 4 * a * c);
        return -2 * c / (b + root);
    }

    /** Running sums over strata. */
    private static final class Sums {
        private double r;
        private double s;
        private double pr;
        private double psqr;
        private double qs;
        private double riskT;
        private double riskC;
        private double off;
        private double variance;
        private long hitsT;
        private long sizeT;
        private long hitsC;
        private long sizeC;

        List<StatWarning> rare() {
            return Warn.rareEvents(hitsT, sizeT, hitsC, sizeC);
        }

        /** Why there is no odds ratio between 0 and infinity. */
        List<StatWarning> undefined() {
            List<StatWarning> warnings = new ArrayList<>(rare());
            warnings.add(new StatWarning(
                    StatWarning.Kind.UNBOUNDED_INTERVAL,
                    "Within the strata no success in one arm meets a failure in the other, so the common odds ratio is 0,"
                            + " infinite or undefined and has no interval."));
            return warnings;
        }

        void add(Table t) {
            hitsT += t.xT();
            sizeT += t.nT();
            hitsC += t.xC();
            sizeC += t.nC();
            double nT = (double) t.nT();
            double nC = (double) t.nC();
            double n = nT + nC;
            double a = (double) t.xT();
            double b = nT - a;
            double c = (double) t.xC();
            double d = nC - c;
            double ad = a * d / n;
            double bc = b * c / n;
            double p = (a + d) / n;
            double q = (b + c) / n;
            r += ad;
            s += bc;
            pr += p * ad;
            psqr += p * bc + q * ad;
            qs += q * bc;
            riskT += a * nC / n;
            riskC += c * nT / n;
            off += a - nT * (a + c) / n;
            variance += n < 2 ? 0 : nT * nC * (a + c) * (b + d) / (n * n * (n - 1));
        }
    }
}
