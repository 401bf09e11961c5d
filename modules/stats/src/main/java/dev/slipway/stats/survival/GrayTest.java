package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Do groups differ in the cumulative incidence of a cause? Gray's test (1988, doi:10.1214/aos/1176350951) with weight 1: the log-rank
 * test of subdistribution hazards. The log-rank test that takes other causes as censored compares hazards of those still there and may
 * say the opposite.
 */
public final class GrayTest {

    /**
     * The test.
     *
     * @param statistic chi-square
     * @param df groups less one
     * @param pValue upper tail
     * @param warnings rare causes
     */
    public record Result(double statistic, int df, double pValue, List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    private final double[] times;
    private final CauseTable[] groups;
    private final double[][] survival;
    private final int cause;

    private GrayTest(double[] time, int[] causes, int[] group, int cause) {
        int count = Arrays.stream(group).max().orElse(0) + 1;
        int most = Arrays.stream(causes).max().orElse(0);
        this.cause = cause;
        times = Arrays.stream(RadixSort.order(time))
                .filter(i -> causes[i] > 0)
                .mapToDouble(i -> time[i])
                .distinct()
                .toArray();
        groups = new CauseTable[count];
        survival = new double[count][];
        for (int g = 0; g < count; g++) {
            int code = g;
            int[] rows = IntStream.range(0, group.length)
                    .filter(i -> group[i] == code)
                    .toArray();
            Checks.require(rows.length > 0, () -> "no row is of group " + code);
            double[] t = Arrays.stream(rows).mapToDouble(i -> time[i]).toArray();
            int[] c = Arrays.stream(rows).map(i -> causes[i]).toArray();
            groups[g] = CauseTable.at(times, t, c, CompetingRisks.order(t, c), most);
            survival[g] = groups[g].survival();
        }
    }

    /**
     * Tests a cause.
     *
     * @param time of the event or of censoring, at least 0
     * @param causes of the event from 1, 0 for censored
     * @param group of each row, numbered from 0 without gaps
     * @param cause the one compared
     */
    public static Result test(double[] time, int[] causes, int[] group, int cause) {
        CompetingRisks.order(time, causes);
        Checks.require(group.length == time.length, "group has " + group.length + " entries, time " + time.length);
        Checks.notNegative(group, "group");
        Checks.require(Arrays.stream(group).max().orElse(0) > 0, "there must be two groups");
        Checks.atLeast(cause, 1, "cause");
        int events = (int) Arrays.stream(causes).filter(c -> c == cause).count();
        Checks.require(events > 0, "cause " + cause + " never happened");
        GrayTest test = new GrayTest(time, causes, group, cause);
        int df = test.groups.length - 1;
        double[] score = Arrays.copyOf(test.score(), df);
        double statistic = 0;
        for (double z : Cholesky.of(test.variance()).forward(score)) {
            statistic += z * z;
        }
        List<StatWarning> warnings = new ArrayList<>(SurvivalWarnings.fewEvents(events, cause));
        return new Result(statistic, df, ChiSquared.survival(statistic, df), warnings);
    }

    private double before(int g, int t) {
        return t == 0 ? 1 : survival[g][t - 1];
    }

    private int own(int t) {
        return Arrays.stream(groups).mapToInt(g -> g.events()[cause][t]).sum();
    }

    private int other(int g, int t) {
        int sum = 0;
        for (int k = 1; k <= groups[g].causes(); k++) {
            sum += k == cause ? 0 : groups[g].events()[k][t];
        }
        return sum;
    }

    /** h = n/S(t−): rows at risk as if none had been lost. */
    private double weight(int g, int t) {
        return groups[g].atRisk()[t] == 0 ? 0 : groups[g].atRisk()[t] / before(g, t);
    }

    private double total(int t) {
        return IntStream.range(0, groups.length).mapToDouble(g -> weight(g, t)).sum();
    }

    /** Events of each group less those expected if subdistribution hazards were equal. */
    private double[] score() {
        double[] score = new double[groups.length];
        double[] incidence = new double[groups.length];
        double[] risk = new double[groups.length];
        for (int t = 0; t < times.length; t++) {
            double sum = 0;
            for (int g = 0; g < risk.length; g++) {
                risk[g] = weight(g, t) * (1 - incidence[g]);
                sum += risk[g];
            }
            int d = own(t);
            for (int g = 0; g < risk.length; g++) {
                if (groups[g].atRisk()[t] > 0) {
                    score[g] += groups[g].events()[cause][t] - d * risk[g] / sum;
                    incidence[g] += before(g, t)
                            * groups[g].events()[cause][t]
                            / groups[g].atRisk()[t];
                }
            }
        }
        return score;
    }

    /**
     * Variance of the scores but the last. With A the coefficients of the increments of the subdistribution hazards and C what is still to come
     * of them, an event of the cause at u in group r enters with A + (1 − (1 − F)/S_r)·C and one of another cause with (1 − F)/S_r·C,
     * F being the pooled incidence.
     */
    private Matrix variance() {
        int k = groups.length;
        int m = times.length;
        double[] pooled = new double[m];
        double f = 0;
        double[][][] coming = new double[m + 1][k][k];
        for (int t = 0; t < m; t++) {
            double increment = own(t) / total(t);
            double hazard = increment / (1 - f);
            f += increment;
            pooled[t] = f;
            for (int i = 0; i < k; i++) {
                for (int r = 0; r < k; r++) {
                    coming[t + 1][i][r] = coming[t][i][r] + coefficient(i, r, t) * hazard;
                }
            }
        }
        Matrix v = Matrix.zeros(k - 1, k - 1);
        for (int t = 0; t < m; t++) {
            for (int r = 0; r < k; r++) {
                if (groups[r].atRisk()[t] > 0) {
                    add(v, t, r, pooled[t], coming);
                }
            }
        }
        return v;
    }

    private void add(Matrix v, int t, int r, double pooled, double[][][] coming) {
        int k = groups.length;
        double[] first = new double[k];
        double[] second = new double[k];
        double s = survival[r][t];
        double share = s > 0 ? (1 - pooled) / s : 0;
        for (int i = 0; i < k; i++) {
            double rest = coming[times.length][i][r] - coming[t + 1][i][r];
            first[i] = coefficient(i, r, t) + (1 - share) * rest;
            second[i] = share * rest;
        }
        double n = groups[r].atRisk()[t];
        int d = own(t);
        double all = total(t) * before(r, t);
        double together = d > 1 ? 1 - (d - 1) / (all - 1) : 1;
        double own = together * before(r, t) * d / (total(t) * n);
        int others = other(r, t);
        double elsewhere = s > 0 && others > 0 ? before(r, t) * before(r, t) * CauseTable.jumpVariance(others, n) : 0;
        for (int i = 0; i < k - 1; i++) {
            for (int j = 0; j < k - 1; j++) {
                v.set(i, j, v.get(i, j) + own * first[i] * first[j] + elsewhere * second[i] * second[j]);
            }
        }
    }

    private double coefficient(int i, int r, int t) {
        if (groups[i].atRisk()[t] == 0 || groups[r].atRisk()[t] == 0) {
            return 0;
        }
        double h = weight(i, t);
        return i == r ? h * (1 - h / total(t)) : -h * weight(r, t) / total(t);
    }
}
