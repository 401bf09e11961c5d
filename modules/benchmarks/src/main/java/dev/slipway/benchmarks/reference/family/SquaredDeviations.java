package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.ArmsVariance;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;

/**
 * Comparisons of groups that are a linear regression on the groups: the pooled t test, one-way analysis of variance, Levene's and
 * Brown and Forsythe's on distances from the centre, Kruskal and Wallis's on ranks.
 */
public final class SquaredDeviations implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("student t-test", "levene", "one-way anova");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        if (check.methodHas("one-way anova")) {
            anova(check, data, answers);
            return;
        }
        Arms arms = Arms.of(check, data);
        double[] y = joined(arms.t(), arms.c());
        String[] group = new String[y.length];
        Arrays.fill(group, 0, arms.t().length, "t");
        Arrays.fill(group, arms.t().length, y.length, "c");
        if (check.methodHas("levene")) {
            double[] t = arms.t();
            double[] c = arms.c();
            tested(
                    answers,
                    "levene",
                    group,
                    joined(
                            distances(t, Moments.of(t).mean()),
                            distances(c, Moments.of(c).mean())));
            double[] median =
                    joined(distances(t, Intervals.quantile(t, 0.5)), distances(c, Intervals.quantile(c, 0.5)));
            tested(answers, "brown_forsythe", group, median);
        } else {
            Coefficients fitted = fit(group, y).coefficients();
            Effect effect = fitted.effect(1, Intervals.LEVEL);
            answers.put("t", effect.estimate() / effect.standardError())
                    .put("p", effect.pValue())
                    .put("df", effect.degreesOfFreedom())
                    .put("ci95", effect.low(), effect.high())
                    .put("ci90", Intervals.at(effect, 0.9))
                    .put("ci99", Intervals.at(effect, 0.99));
        }
    }

    private static void anova(Check check, DataFolder data, Answers answers) {
        String y = Formulas.measure(check, data);
        Table table = Formulas.measured(check, data, y);
        String factor = Formulas.factor(table, check);
        LinearFit fit = fit(table.text(factor), table.numbers(y));
        double between = fit.totalSumOfSquares() - fit.residualSumOfSquares();
        Coefficients.Wald f = fit.fTest();
        answers.put("F", f.statistic()).put("p", f.pValue());
        List<Moments> arms = table.levels(factor).stream()
                .map(level -> Moments.of(table.where(factor, level).numbers(y)))
                .toList();
        ArmsVariance.Result welch = ArmsVariance.welch(arms);
        ArmsVariance.Result bartlett = ArmsVariance.bartlett(arms);
        answers.put("welch_F", welch.statistic())
                .put("welch_df", welch.df(), welch.residualDf())
                .put("welch_p", welch.pValue())
                .put("bartlett", bartlett.statistic())
                .put("bartlett_p", bartlett.pValue());
        double[] ranks = Ranks.midranks(table.numbers(y));
        double kruskal = (ranks.length - 1) * fit(table.text(factor), ranks).rSquared();
        answers.put("kruskal", kruskal).put("kruskal_p", ChiSquared.survival(kruskal, f.df()));
        answers.put("k", f.df() + 1.0).put("n", (double) fit.rows());
        for (String part : new String[] {"certified", "recomputed"}) {
            answers.in(part)
                    .put("df_between", f.df())
                    .put("ss_between", between)
                    .put("ms_between", between / f.df())
                    .put("F", f.statistic())
                    .put("df_within", (double) fit.residualDf())
                    .put("ss_within", fit.residualSumOfSquares())
                    .put("ms_within", fit.sigma() * fit.sigma());
        }
    }

    private static void tested(Answers answers, String name, String[] group, double[] y) {
        Coefficients.Wald f = fit(group, y).fTest();
        answers.put(name + "_F", f.statistic()).put(name + "_p", f.pValue());
    }

    private static LinearFit fit(String[] group, double[] y) {
        DesignMatrix design = new DesignBuilder(y.length).factor("group", group).build();
        return LinearRegression.fit(RegressionData.of(design, y), StandardErrors.CLASSICAL);
    }

    private static double[] distances(double[] values, double centre) {
        return Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray();
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
