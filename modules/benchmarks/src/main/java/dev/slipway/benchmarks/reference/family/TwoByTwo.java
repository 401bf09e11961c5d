package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.causal.ClusterRobust;
import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.causal.DifferenceInDifferences;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;

/** Two groups at two times. */
public final class TwoByTwo implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("2x2 difference-in-differences");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.of(check);
        Table table = formula.complete(Rows.of(check, data));
        String[] sides = formula.modelled(table).terms().stream()
                .filter(term -> term.size() == 2)
                .findFirst()
                .map(term -> term.toArray(String[]::new))
                .orElse(new String[0]);
        String id = Check.find(
                check.call() + " " + check.prep(),
                "cluster(?:s|ed)?\\s*(?:=|by|on|:)\\s*~?\\s*(?:\\w+\\$)?([\\w.]*\\w)");
        Checks.require(sides.length == 2 && id != null, "the call has no product of two flags, or no cluster");
        double[] y = table.numbers(formula.response());
        Clusters clusters = Clusters.of(Arrays.stream(Formulas.codes(table.text(id == null ? "" : id)))
                .asLongStream()
                .toArray());
        DifferenceInDifferences.Result result = DifferenceInDifferences.estimate(
                y, flags(table, sides[0]), flags(table, sides[1]), clusters, new double[0][], Intervals.LEVEL);
        answers.put("n", result.rows())
                .put("n_clusters", result.clusters())
                .put("did", result.cr1().estimate())
                .put("se_cluster_CR1_stata", result.cr1().standardError())
                .put("se_cluster_CR2", result.cr2().standardError())
                .put("df_CR2", result.cr2().degreesOfFreedom());
        for (int k = 0; k < result.cellMeans().length; k++) {
            answers.in("cell_means/" + k).given(sides[0], sides[1]).put(formula.response(), result.cellMeans()[k]);
        }
        errors(check, answers, formula.design(table, List.of()), y, clusters);
    }

    private static boolean[] flags(Table table, String column) {
        double[] numbers = table.numbers(column);
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    private static void errors(Check check, Answers answers, DesignMatrix design, double[] y, Clusters clusters) {
        int last = design.x().columns() - 1;
        List<String> names = Formulas.names(design, check.keys("coef"));
        RegressionData rows = RegressionData.of(design, y);
        for (StandardErrors kind :
                new StandardErrors[] {StandardErrors.CLASSICAL, StandardErrors.HC1, StandardErrors.HC3}) {
            var fitted = LinearRegression.fit(rows, kind).coefficients();
            answers.put(kind == StandardErrors.CLASSICAL ? "se_classic" : "se_" + kind, fitted.standardError(last));
            for (int j = 0; j < names.size(); j++) {
                answers.in("coef").put(names.get(j), fitted.values()[j]);
            }
        }
        ClusterRobust fit = ClusterRobust.fit(design.x(), y, clusters);
        answers.put("se_cluster_CR0", fit.cr0(fit.unit(last), Intervals.LEVEL).standardError());
    }
}
