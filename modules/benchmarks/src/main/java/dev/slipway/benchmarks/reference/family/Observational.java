package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.causal.PropensityModel;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.List;

/**
 * The rows, treatment, outcome and propensity of an observational check; formulas that it leaves out are those of its kin.
 *
 * @param table rows used
 * @param treated by row
 * @param outcome by row
 * @param formula of the propensity
 * @param model fitted propensity
 */
record Observational(Table table, boolean[] treated, double[] outcome, Formula formula, PropensityModel model) {

    static Observational of(Check check, DataFolder data) {
        Table table = Rows.of(check, data);
        String calls = check.call() + "\n" + check.related();
        Formula formula = Formula.require(calls, "glm");
        Formula outcome = Formula.require(calls, "lm");
        double[] flags = formula.outcome(table);
        boolean[] treated = new boolean[flags.length];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = flags[i] == 1;
        }
        DesignMatrix design = formula.design(table, check.keys("coef"));
        return new Observational(table, treated, outcome.outcome(table), formula, PropensityModel.fit(design, treated));
    }

    /** e per row. */
    double[] propensity() {
        return model.propensity();
    }

    /** A value per row of one arm. */
    double[] arm(double[] values, boolean wanted) {
        double[] found = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == wanted) {
                found[n++] = values[i];
            }
        }
        return java.util.Arrays.copyOf(found, n);
    }

    /** 1 for the treated. */
    double[] flags() {
        double[] flags = new double[treated.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = treated[i] ? 1 : 0;
        }
        return flags;
    }

    List<String> names(List<String> expected) {
        return Formulas.names(formula.design(table, expected), expected);
    }
}
