package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.adjust.ArmSample;
import dev.slipway.stats.adjust.LinRegression;
import dev.slipway.stats.adjust.MultipleCuped;
import dev.slipway.stats.adjust.RobustError;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Differences adjusted by a covariate: CUPED with either slope, analysis of covariance, Lin's regression. */
public final class Adjusted implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("cuped");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms both = Arms.of(check, data);
        String column = Check.find(check.prep(), "(?:\\bX\\s*[=:]|\\bcovariate\\s*[=:]?)\\s*([\\w.]*\\w)");
        column = column == null ? Check.find(check.prep(), "[\\w.]+ ?~ ?([\\w.]*\\w)") : column;
        Checks.require(column != null, "the preparation does not name the covariate");
        Arms arms = both.complete(column == null ? "" : column);
        double[] xT = arms.treatment().numbers(column == null ? "" : column);
        double[] xC = arms.control().numbers(column == null ? "" : column);
        BivariateMoments t = BivariateMoments.of(arms.t(), xT);
        BivariateMoments c = BivariateMoments.of(arms.c(), xC);
        answers.put("unadjusted_diff", t.meanY() - c.meanY());
        BivariateMoments pooled = BivariateMoments.of(joined(arms.t(), arms.c()), joined(xT, xC));
        answers.put("correlation", pooled.cov() / Math.sqrt(pooled.varX() * pooled.varY()));
        slope(answers.in("all_sample_theta"), compare(t, c, Cuped.Theta.ALL_UNITS));
        slope(answers.in("within_arm_theta"), compare(t, c, Cuped.Theta.WITHIN_ARMS));
        gbstats(answers, compare(t, c, Cuped.Theta.ALL_UNITS));
        ArmSample sampleT = new ArmSample(arms.t(), new double[][] {xT});
        ArmSample sampleC = new ArmSample(arms.c(), new double[][] {xC});
        covariance(answers, arms, joined(xT, xC));
        MultipleCuped.Result multiple = MultipleCuped.compare(sampleT, sampleC, Intervals.LEVEL);
        answers.put("within_arm_theta/diff", multiple.absolute().estimate());
        for (RobustError kind : new RobustError[] {RobustError.HC1, RobustError.HC2, RobustError.HC3}) {
            Effect lin = LinRegression.compare(sampleT, sampleC, kind, Intervals.LEVEL)
                    .absolute();
            answers.in("lin")
                    .put("coef", lin.estimate())
                    .put("se_" + kind.name().toLowerCase(Locale.ROOT), lin.standardError());
        }
    }

    private static Cuped.Result compare(BivariateMoments t, BivariateMoments c, Cuped.Theta theta) {
        return Cuped.compare(t, c, Intervals.LEVEL, theta, Cuped.Baseline.UNADJUSTED);
    }

    private static void slope(Answers answers, Cuped.Result result) {
        Effect effect = result.absolute();
        answers.put("theta", result.theta())
                .put("mean_control_adj", result.adjustedMeanC())
                .put("mean_treatment_adj", result.adjustedMeanT())
                .put("diff", effect.estimate())
                .put("se", effect.standardError())
                .put("t", effect.estimate() / effect.standardError())
                .put("df", effect.degreesOfFreedom())
                .put("p", effect.pValue())
                .put("ci95", effect.low(), effect.high())
                .put("variance_reduction_vs_unadjusted", result.varianceReduction());
    }

    private static void gbstats(Answers answers, Cuped.Result result) {
        Intervals.gbstats(answers, "gbstats/absolute", result.absolute());
        Intervals.gbstats(answers, "gbstats/relative", result.relative());
        answers.put("gbstats/absolute/theta", result.theta()).put("gbstats/relative/theta", result.theta());
    }

    private static void covariance(Answers answers, Arms arms, double[] x) {
        double[] flags = new double[x.length];
        Arrays.fill(flags, 0, arms.t().length, 1);
        RegressionData rows = RegressionData.of(
                new DesignBuilder(x.length).numeric("t", flags).numeric("x", x).build(), joined(arms.t(), arms.c()));
        for (StandardErrors kind : new StandardErrors[] {
            StandardErrors.CLASSICAL, StandardErrors.HC1, StandardErrors.HC2, StandardErrors.HC3
        }) {
            var fitted = LinearRegression.fit(rows, kind).coefficients();
            String name =
                    kind == StandardErrors.CLASSICAL ? "classic" : kind.name().toLowerCase(Locale.ROOT);
            answers.in("ancova").put("coef", fitted.values()[1]).put("se_" + name, fitted.standardError(1));
        }
    }

    private static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
