package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cumulative incidence where one of several ends can come first: P(T ≤ t, cause k) by Aalen and Johansen (1978, Scandinavian
 * Journal of Statistics 5, 141), Σ S(t−)·d_k/n. One minus Kaplan–Meier, which takes the other causes as censored, answers what would
 * be if they did not exist, and is too high. Variance after Aalen, with d/n²·(1 − (d − 1)/(n − 1)) of each jump, as in R's
 * {@code cmprsk::cuminc}. Censoring must tell nothing about what would have come.
 */
public final class CompetingRisks {

    /**
     * One cause's curve.
     *
     * @param cause from 1
     * @param incidence P(T ≤ t, cause), by time
     * @param standardError of {@code incidence}
     * @param low lower end of the pointwise interval, on the scale log(−log)
     * @param high upper end
     */
    public record Incidence(int cause, double[] incidence, double[] standardError, double[] low, double[] high) {}

    /**
     * All curves.
     *
     * @param times at which some cause happened, ascending
     * @param atRisk rows at risk just before
     * @param survival P(T &gt; t) of all causes
     * @param causes one curve per cause
     * @param warnings rare causes
     */
    public record Result(
            double[] times, int[] atRisk, double[] survival, List<Incidence> causes, List<StatWarning> warnings) {
        /** Copies the lists. */
        public Result {
            causes = List.copyOf(causes);
            warnings = List.copyOf(warnings);
        }

        /** Index of the last time not after {@code t}, or −1 before the first. */
        public int index(double t) {
            int found = Arrays.binarySearch(times, t);
            return found >= 0 ? found : -found - 2;
        }
    }

    private CompetingRisks() {}

    /**
     * Estimates the curves.
     *
     * @param time of the event or of censoring, at least 0
     * @param cause of the event from 1, 0 for censored
     * @param level of the intervals
     */
    public static Result fit(double[] time, int[] cause, double level) {
        Checks.level(level);
        CauseTable table = CauseTable.of(time, cause);
        List<Incidence> curves = new ArrayList<>();
        List<StatWarning> warnings = new ArrayList<>();
        double[] survival = table.survival();
        for (int k = 1; k <= table.causes(); k++) {
            curves.add(curve(table, survival, k, Normal.upperQuantile((1 - level) / 2)));
            warnings.addAll(
                    SurvivalWarnings.fewEvents(Arrays.stream(table.events()[k]).sum(), k));
        }
        return new Result(table.times(), table.atRisk(), survival, curves, warnings);
    }

    /** Var F(t) = Σ over jumps up to t of S(u−)²·v·(1{own cause} + (F(u) − F(t))/S(u))², expanded in F(t). */
    private static Incidence curve(CauseTable table, double[] survival, int cause, double z) {
        int m = table.times().length;
        double[] f = new double[m];
        double[] error = new double[m];
        double[] low = new double[m];
        double[] high = new double[m];
        double squares = 0;
        double crossed = 0;
        double own = 0;
        double sum = 0;
        for (int t = 0; t < m; t++) {
            double before = t == 0 ? 1 : survival[t - 1];
            double n = table.atRisk()[t];
            sum += before * table.events()[cause][t] / n;
            double inverse = survival[t] > 0 ? 1 / survival[t] : 0;
            for (int k = 1; k <= table.causes(); k++) {
                int d = table.events()[k][t];
                if (d > 0 && (k == cause || inverse > 0)) {
                    double jump = before * before * CauseTable.jumpVariance(d, n);
                    double a = (k == cause ? 1 : 0) + sum * inverse;
                    squares += inverse * inverse * jump;
                    crossed += inverse * a * jump;
                    own += a * a * jump;
                }
            }
            f[t] = sum;
            error[t] = Math.sqrt(Math.max(0, own + sum * sum * squares - 2 * sum * crossed));
            double log = Math.log(sum);
            double stretch = sum > 0 && sum < 1 ? Math.exp(z * error[t] / (sum * log)) : 1;
            low[t] = Math.exp(log / stretch);
            high[t] = Math.exp(log * stretch);
        }
        return new Incidence(cause, f, error, low, high);
    }

    /** Rows of one group sorted by time; refuses what does not fit. */
    static int[] order(double[] time, int[] cause) {
        Checks.atLeast(time.length, 1, "rows");
        Checks.require(cause.length == time.length, "cause has " + cause.length + " entries, time " + time.length);
        Checks.notNegative(time, "time");
        Checks.notNegative(cause, "cause");
        return RadixSort.order(time);
    }
}
