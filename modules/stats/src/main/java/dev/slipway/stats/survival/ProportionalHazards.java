package dev.slipway.stats.survival;

import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Score tests that coefficients do not change with a function g of time (Grambsch and Therneau 1994,
 * doi:10.1093/biomet/81.3.515), as {@code cox.zph(terms = FALSE)} of R's survival 3: the covariates times g are added to
 * the model and tested at β̂, with the full information of both.
 *
 * @param columns one test per estimated column, one degree of freedom each
 * @param global all together
 */
public record ProportionalHazards(List<Test> columns, Test global) {

    /** The function of time. */
    public enum Scale {
        /** 1 − S(t−) of the Kaplan–Meier curve of all rows: the default, robust to outlying times. */
        KAPLAN_MEIER,
        /** The rank of t among the times of all rows, ties at their middle. */
        RANK,
        /** t. */
        IDENTITY,
        /** log t. */
        LOG
    }

    /**
     * One test.
     *
     * @param name of the column, or {@code GLOBAL}
     * @param statistic chi-square
     * @param df degrees of freedom
     * @param pValue upper tail
     */
    public record Test(String name, double statistic, int df, double pValue) {}

    /** Copies the tests. */
    public ProportionalHazards {
        columns = List.copyOf(columns);
    }

    static ProportionalHazards test(
            SurvivalData data, CoxRegression.Solution solution, List<String> names, boolean[] kept, Scale scale) {
        CoxRows rows = solution.rows();
        CoxState state = solution.state();
        double[] g = transform(data, rows, scale);
        int p = state.beta.length;
        Matrix cross = information(state, g, 1);
        Matrix square = information(state, g, 2);
        Matrix all = Matrix.zeros(2 * p, 2 * p);
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                all.set(j, k, solution.information().get(j, k));
                all.set(j, p + k, cross.get(j, k));
                all.set(p + k, j, cross.get(j, k));
                all.set(p + j, p + k, square.get(j, k));
            }
        }
        double[] score = score(rows, state, g);
        List<Test> tests = new ArrayList<>();
        int next = 0;
        for (int j = 0; j < kept.length; j++) {
            if (kept[j]) {
                tests.add(test(names.get(j), all, score, p, next++));
            }
        }
        return new ProportionalHazards(
                tests, test("GLOBAL", all, score, p, IntStream.range(0, p).toArray()));
    }

    private static Test test(String name, Matrix all, double[] score, int p, int... tested) {
        int size = p + tested.length;
        int[] chosen = IntStream.concat(
                        IntStream.range(0, p), Arrays.stream(tested).map(j -> p + j))
                .toArray();
        Matrix part = Matrix.zeros(size, size);
        double[] u = new double[size];
        for (int a = 0; a < size; a++) {
            u[a] = chosen[a] < p ? 0 : score[chosen[a] - p];
            for (int b = 0; b < size; b++) {
                part.set(a, b, all.get(chosen[a], chosen[b]));
            }
        }
        double statistic = 0;
        for (double z : Cholesky.semidefinite(part, 1e-14).forward(u)) {
            statistic += z * z;
        }
        return new Test(name, statistic, tested.length, ChiSquared.survival(statistic, tested.length));
    }

    /**
     * g at each group, moved to start at 0 and scaled to reach 1: a linear change of g changes no test, and keeps weights
     * from being negative.
     */
    private static double[] transform(SurvivalData data, CoxRows rows, Scale scale) {
        double[] g = new double[rows.groups()];
        SurvivalCurve curve = KaplanMeier.fit(data, Band.LOG, 0.95);
        double[] ranks = ranks(curve.table());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < g.length; k++) {
            double time = rows.groupTime[k];
            int at = curve.index(time);
            g[k] = switch (scale) {
                case KAPLAN_MEIER -> at == 0 ? 0 : 1 - curve.survival()[at - 1];
                case RANK -> ranks[at];
                case IDENTITY -> time;
                case LOG -> Math.log(time);
            };
            low = Math.min(low, g[k]);
            high = Math.max(high, g[k]);
        }
        for (int k = 0; k < g.length; k++) {
            g[k] = high > low ? (g[k] - low) / (high - low) : 0;
        }
        return g;
    }

    /** Middle rank of each distinct time. */
    private static double[] ranks(EventTable table) {
        double[] ranks = new double[table.times().length];
        double before = 0;
        for (int k = 0; k < ranks.length; k++) {
            double here = (double) (table.events()[k] + table.censored()[k]);
            ranks[k] = before + (here + 1) / 2;
            before += here;
        }
        return ranks;
    }

    private static Matrix information(CoxState state, double[] g, int power) {
        double[] hazard = state.hazard.clone();
        double[] own = state.ownHazard.clone();
        double[] terms = state.weight.clone();
        for (int k = 0; k < g.length; k++) {
            double factor = power == 1 ? g[k] : g[k] * g[k];
            hazard[k] *= factor;
            own[k] *= factor;
            for (int t = state.firstTerm[k]; t < state.firstTerm[k + 1]; t++) {
                terms[t] *= factor;
            }
        }
        double[] weights = state.accumulate(hazard, own);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= state.risk[i];
        }
        return state.information(weights, terms);
    }

    /** Σ g·(x − x̄) over events. */
    private static double[] score(CoxRows rows, CoxState state, double[] g) {
        double[] score = new double[state.beta.length];
        for (int j = 0; j < score.length; j++) {
            double[] x = rows.x.column(j);
            for (int k = 0; k < g.length; k++) {
                double sum = -rows.deaths[k] * state.groupMean(k, j);
                for (int i = rows.groupFrom[k]; i < rows.groupTo[k]; i++) {
                    sum += rows.event[i] ? x[i] : 0;
                }
                score[j] += g[k] * sum;
            }
        }
        return score;
    }
}
