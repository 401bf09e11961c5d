package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;

/** NIST's certified linear regressions: {@code y~1+x}, {@code y~0+x}, {@code y~1+x1..x6}, {@code y~1+x+...+x^5}. */
public final class Certified implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("nist strd linear");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        DesignBuilder builder = new DesignBuilder(table.rows());
        String right = check.call().replaceFirst("^\\w+~", "");
        if (right.startsWith("0")) {
            builder.withoutIntercept();
        }
        String degree = Check.find(right, "\\.\\.\\.\\+x\\^(\\d+)");
        String columns = Check.find(right, "x1\\.\\.x(\\d+)");
        if (degree != null) {
            for (int power = 1; power <= Integer.parseInt(degree); power++) {
                builder.numeric("x^" + power, powers(table.numbers("x"), power));
            }
        } else if (columns != null) {
            for (int j = 1; j <= Integer.parseInt(columns); j++) {
                builder.numeric("x" + j, table.numbers("x" + j));
            }
        } else {
            Checks.require(right.endsWith("+x"), "the formula " + right + " is not known");
            builder.numeric("x", table.numbers("x"));
        }
        LinearFit fit =
                LinearRegression.fit(RegressionData.of(builder.build(), table.numbers("y")), StandardErrors.CLASSICAL);
        answers.put("n", (double) fit.rows()).put("df", (double) fit.residualDf());
        values(answers.in("certified"), fit);
        values(answers.in("recomputed_mpmath"), fit);
    }

    private static double[] powers(double[] x, int power) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = Math.pow(x[i], power);
        }
        return values;
    }

    private static void values(Answers answers, LinearFit fit) {
        answers.put("coef", fit.coefficients().values())
                .put("residual_sd", fit.sigma())
                .put("r_squared", fit.rSquared())
                .put("rss", fit.residualSumOfSquares());
        for (int j = 0; j < fit.coefficients().values().length; j++) {
            answers.put("se/" + j, fit.coefficients().standardError(j));
        }
    }
}
