package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.ClusterRobust;
import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Linear regression with classical, robust and cluster errors. */
public final class Ols implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("ols with", "wls with", "linear regression with", "weighted least squares");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.of(check);
        Table table = Formulas.complete(check, formula, data);
        List<String> expected = check.keys("coef");
        DesignMatrix design = formula.design(table, expected);
        List<String> names = Formulas.names(design, expected);
        RegressionData rows = Formulas.rows(check, formula, table, design);
        LinearFit fit = LinearRegression.fit(rows, StandardErrors.CLASSICAL);
        Formulas.table(answers, names, fit.coefficients(), "se_classic", "t", "p_classic");
        summary(answers, fit);
        if (Check.find(check.call(), "(\\bsmf\\.|\\bsm\\.|\\bols\\()") != null) {
            // statsmodels does not count the variance as a parameter.
            answers.put("AIC", fit.aic() - 2).put("BIC", fit.bic() - Math.log((double) fit.rows()));
        }
        robust(answers, names, rows);
        residuals(answers, fit.residuals(rows), rows);
        Formulas.dropped(check, answers, names);
        String cluster = cluster(check);
        if (cluster != null) {
            clustered(answers, names, rows, table.text(table.resolve(cluster)));
        }
    }

    /** The column of the clusters: a value of the check's, an argument of its call, or a word of its preparation. */
    private static @Nullable String cluster(Check check) {
        if (check.expects("cluster")) {
            return check.at("cluster").asString();
        }
        if (check.keys().stream().noneMatch(key -> key.startsWith("se_cluster"))) {
            return null;
        }
        String called = Check.find(
                check.call(),
                "(?:cluster\\s*=\\s*~?\\s*(?:\\w+\\$)?|['\"]groups['\"]\\s*:\\s*(?:\\w+\\[['\"]|\\w+\\.)?)([\\w.]*\\w)");
        return called != null
                ? called
                : Check.find(check.prep(), "cluster(?:s|ed|ing)?\\s*(?:=|by|on|at|:)\\s*(?:the )?([\\w.]*\\w)");
    }

    private static void summary(Answers answers, LinearFit fit) {
        answers.put("n", (double) fit.rows())
                .put("df_residual", (double) fit.residualDf())
                .put("r2", fit.rSquared())
                .put("adj_r2", fit.adjustedRSquared())
                .put("sigma", fit.sigma())
                .put("F", fit.fTest().statistic())
                .put("rss", fit.residualSumOfSquares())
                .put("loglik", fit.logLikelihood())
                .put("AIC", fit.aic())
                .put("BIC", fit.bic());
    }

    private static void robust(Answers answers, List<String> names, RegressionData rows) {
        for (StandardErrors kind : StandardErrors.values()) {
            if (kind == StandardErrors.CLASSICAL || kind == StandardErrors.CLUSTER) {
                continue;
            }
            LinearFit fit = LinearRegression.fit(rows, kind);
            Formulas.errors(answers, "se_" + kind, names, fit.coefficients());
            List<Coefficient> table = fit.coefficients().table(Intervals.LEVEL);
            for (int j = 0; j < names.size(); j++) {
                answers.in("ci95_" + kind + "_t/" + names.get(j))
                        .put("2.5 %", table.get(j).low())
                        .put("97.5 %", table.get(j).high());
                answers.in("p_" + kind + "_t").put(names.get(j), table.get(j).pValue());
            }
        }
    }

    /**
     * Koenker's form of Breusch and Pagan's test: the share of the squared residuals, less their mean, that the design explains, times n.
     * Durbin and Watson's ratio.
     */
    private static void residuals(Answers answers, double[] residuals, RegressionData rows) {
        double[] squares = Arrays.stream(residuals).map(e -> e * e).toArray();
        double mean = Arrays.stream(squares).average().orElse(0);
        double[] around = Arrays.stream(squares).map(e -> e - mean).toArray();
        double all = Arrays.stream(around).map(e -> e * e).sum();
        LinearFit fit = LinearRegression.fit(RegressionData.of(rows.design(), around), StandardErrors.CLASSICAL);
        double statistic = residuals.length * (1 - fit.residualSumOfSquares() / all);
        int df = fit.coefficients().rank() - 1;
        answers.put("breusch_pagan/stat", statistic)
                .put("breusch_pagan/df", df)
                .put("breusch_pagan/p", ChiSquared.survival(statistic, df));
        double steps = 0;
        for (int i = 1; i < residuals.length; i++) {
            double step = residuals[i] - residuals[i - 1];
            steps += step * step;
        }
        answers.put("durbin_watson", steps / Arrays.stream(squares).sum());
    }

    private static void clustered(Answers answers, List<String> names, RegressionData rows, String[] ids) {
        int[] codes = Formulas.codes(ids);
        Clusters clusters = Clusters.of(Arrays.stream(codes).asLongStream().toArray());
        LinearFit stata = LinearRegression.fit(rows.withClusters(codes), StandardErrors.CLUSTER);
        ClusterRobust fit = ClusterRobust.fit(rows.design().x(), rows.response(), clusters);
        answers.given("cluster").put("n_clusters", clusters.count());
        Formulas.errors(answers, "se_cluster_CR1_stata", names, stata.coefficients());
        for (int j = 0; j < names.size(); j++) {
            Effect cr2 = fit.cr2(fit.unit(j), Intervals.LEVEL);
            answers.put(
                            "se_cluster_CR0/" + names.get(j),
                            fit.cr0(fit.unit(j), Intervals.LEVEL).standardError())
                    .put("se_cluster_CR2/" + names.get(j), cr2.standardError())
                    .put("CR2_df_satterthwaite/" + names.get(j), cr2.degreesOfFreedom());
        }
    }
}
