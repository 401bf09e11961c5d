package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** NIST's certified linear regressions: {@code y~1+x}, {@code y~0+x}, {@code y~1+x1..x6}, {@code y~1+x+...+x^5}. */
public final class Certified implements Family {
    private static final Pattern POWER = Pattern.compile("(?:I\\()?(\\w+)\\^(\\d+)\\)?");

    @Override
    public boolean knows(Check check) {
        return check.methodHas("nist strd linear");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        DesignBuilder builder = new DesignBuilder(table.rows());
        String right = check.call().replaceFirst("^\\w+\\s*~", "").replace(" ", "");
        if (right.startsWith("0") || right.endsWith("-1")) {
            builder.withoutIntercept();
        }
        for (String term : terms(right.replaceFirst("-1$", ""))) {
            Matcher power = POWER.matcher(term);
            boolean powered = power.matches();
            double[] values = table.numbers(powered ? power.group(1) : term);
            builder.numeric(term, powered ? powers(values, Integer.parseInt(power.group(2))) : values);
        }
        LinearFit fit =
                LinearRegression.fit(RegressionData.of(builder.build(), table.numbers("y")), StandardErrors.CLASSICAL);
        answers.put("n", (double) fit.rows()).put("df", (double) fit.residualDf());
        values(answers.in("certified"), fit);
        values(answers.in("recomputed_mpmath"), fit);
    }

    /** {@code x+...+x^5} and {@code x1..x6} written out. */
    private static List<String> terms(String right) {
        String degree = Check.find(right, "\\.\\.\\.\\+x\\^(\\d+)");
        String last = Check.find(right, "x1\\.\\.x(\\d+)");
        int count = Integer.parseInt(degree != null ? degree : last != null ? last : "0");
        return count > 0
                ? IntStream.rangeClosed(1, count)
                        .mapToObj(k -> degree != null ? "x^" + k : "x" + k)
                        .toList()
                : Arrays.stream(right.split("\\+", -1))
                        .filter(term -> !term.matches("[01]?"))
                        .toList();
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
