package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.QuantileRegression;
import dev.slipway.stats.regression.RegressionData;
import java.util.List;

/** Linear quantile regression. */
public final class QuantileFits implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("quantile regression");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.of(check);
        Table table = Formulas.complete(check, formula, data);
        List<String> expected = check.keys("coef");
        DesignMatrix design = formula.design(table, expected);
        RegressionData rows = Formulas.rows(check, formula, table, design);
        QuantileRegression.Result fit = QuantileRegression.fit(rows, share(check));
        Formulas.table(answers, Formulas.names(design, expected), fit.coefficients(), "se_nid", "t", "p");
        answers.put("objective", fit.objective()).put("n", rows.rows());
    }

    /** R's tau or statsmodels' q, also as a fraction. */
    private static double share(Check check) {
        String text = check.call() + " " + check.id();
        String over = Check.find(text, "(?<!\\w)(?:tau|q)\\s*=\\s*(\\d+) ?/ ?\\d+");
        String under = Check.find(text, "(?<!\\w)(?:tau|q)\\s*=\\s*\\d+ ?/ ?(\\d+)");
        return over == null || under == null
                ? check.parameter("tau", check.parameter("q", 0.5))
                : Double.parseDouble(over) / Double.parseDouble(under);
    }
}
