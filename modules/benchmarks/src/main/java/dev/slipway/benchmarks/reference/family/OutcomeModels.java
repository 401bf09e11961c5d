package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;

/** Augmented weighting and adjustment by outcome regressions, one for each arm. */
public final class OutcomeModels implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("aipw", "doubly robust");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Observational study = Observational.of(check, data);
        Matrix x = Formula.require(check.call(), "lm")
                .design(study.table(), List.of())
                .x();
        double[] y = study.outcome();
        boolean[] t = study.treated();
        double[] e = study.propensity();
        double[] treated = predicted(study, x, true);
        double[] control = predicted(study, x, false);
        effect(answers, "aipw_ate", DoublyRobust.averageEffect(y, t, e, treated, control, Intervals.LEVEL));
        for (String key : check.keys()) {
            String clip = Check.find(key, "aipw_ate_clip_([0-9.]+)");
            if (clip != null) {
                double low = Double.parseDouble(clip);
                double[] within =
                        Arrays.stream(e).map(p -> Math.clamp(p, low, 1 - low)).toArray();
                effect(answers, key, DoublyRobust.averageEffect(y, t, within, treated, control, Intervals.LEVEL));
            }
        }
        effect(answers, "aipw_att", DoublyRobust.effectOnTreated(y, t, e, control, false, Intervals.LEVEL));
        answers.put(
                        "aipw_att/est_normalised_control_weights",
                        DoublyRobust.effectOnTreated(y, t, e, control, true, Intervals.LEVEL)
                                .estimate())
                .put(
                        "gcomp_ate",
                        RegressionAdjustment.averageEffect(y, t, x, Intervals.LEVEL)
                                .estimate())
                .put(
                        "gcomp_att",
                        RegressionAdjustment.effectOnTreated(y, t, x, Intervals.LEVEL)
                                .estimate());
        adjusted(answers, study, x);
    }

    private static void effect(Answers answers, String path, Effect effect) {
        answers.in(path).put("est", effect.estimate()).put("se_if", effect.standardError());
    }

    /** Predictions for all rows from the regression within one arm. */
    private static double[] predicted(Observational study, Matrix x, boolean arm) {
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = study.arm(x.column(j), arm);
        }
        RegressionData rows = RegressionData.of(Matrix.ofColumns(columns), study.arm(study.outcome(), arm));
        return x.times(LinearRegression.fit(rows, StandardErrors.CLASSICAL)
                .coefficients()
                .values());
    }

    private static void adjusted(Answers answers, Observational study, Matrix x) {
        double[][] columns = new double[x.columns() + 1][];
        columns[0] = study.flags();
        for (int j = 0; j < x.columns(); j++) {
            columns[j + 1] = x.column(j);
        }
        RegressionData rows = RegressionData.of(Matrix.ofColumns(columns), study.outcome());
        for (StandardErrors kind :
                new StandardErrors[] {StandardErrors.CLASSICAL, StandardErrors.HC1, StandardErrors.HC3}) {
            var fitted = LinearRegression.fit(rows, kind).coefficients();
            String name = kind == StandardErrors.CLASSICAL ? "se_classic" : "se_" + kind;
            answers.in("ols_adjusted").put("coef", fitted.values()[0]).put(name, fitted.standardError(0));
        }
    }
}
