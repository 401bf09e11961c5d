package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.ElasticNet;
import java.util.ArrayList;
import java.util.List;

/** Lasso, ridge and elastic net on standardised columns; coefficients are those of the standardised columns. */
public final class Penalised implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("lasso");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        for (String kind : List.of("lasso", "ridge", "elastic_net")) {
            List<String> names = new ArrayList<>(check.keys(kind));
            names.remove("intercept");
            String said = Check.find(check.prep() + " " + check.call(), "\\by ?= ?([\\w.]*\\w)");
            String response = said != null && table.has(said)
                    ? said
                    : table.names().stream()
                            .filter(name -> !names.contains(name))
                            .reduce((first, second) -> second)
                            .orElseThrow();
            double[][] columns = names.stream()
                    .map(name -> standardised(table.numbers(name)))
                    .toArray(double[][]::new);
            double[] y = table.numbers(response);
            double alpha = check.parameter("alpha", 1);
            double share = kind.equals("lasso") ? 1 : kind.equals("ridge") ? 0 : check.parameter("l1_ratio", 0.5);
            double lambda = kind.equals("ridge") ? alpha / y.length : alpha;
            ElasticNet.Result fit = ElasticNet.fit(Matrix.ofColumns(columns), y, lambda, share, false);
            answers.in(kind).put("intercept", fit.intercept());
            for (int j = 0; j < columns.length; j++) {
                answers.in(kind).put(names.get(j), fit.coefficients()[j]);
            }
        }
    }

    private static double[] standardised(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean) / values.length;
        }
        double[] z = values.clone();
        for (int i = 0; i < z.length; i++) {
            z[i] = (z[i] - mean) / Math.sqrt(squares);
        }
        return z;
    }
}
