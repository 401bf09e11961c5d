package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.survival.AcceleratedFailure;
import dev.slipway.stats.survival.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Accelerated failure time models. */
public final class Accelerated implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("aft ");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.require(check.call(), "Surv");
        formula.requirePlain(check);
        Table table = formula.complete(Rows.of(check, data));
        List<String> expected = check.keys("coef");
        DesignMatrix design = formula.design(table, expected);
        String kind = check.method()
                .toUpperCase(Locale.ROOT)
                .replaceAll("^AFT\\s+", "")
                .replaceAll("[^A-Z]", "");
        AcceleratedFailure.Result fit = AcceleratedFailure.fit(Survival.rows(table, formula), design, lifetime(kind));
        List<String> names = new ArrayList<>(Formulas.names(design, expected));
        if (fit.coefficients().names().size() > names.size()) {
            names.add("Log(scale)");
        }
        Formulas.table(answers, names, fit.coefficients(), "se", "z", "p");
        answers.put("scale", fit.scale()).put("loglik", fit.logLikelihood()).put("n", table.rows());
    }

    private static Lifetime lifetime(String kind) {
        for (Lifetime lifetime : Lifetime.values()) {
            if (lifetime.name().equals(kind)) {
                return lifetime;
            }
        }
        throw new IllegalArgumentException(
                "the distribution " + kind.toLowerCase(Locale.ROOT) + " is not in the engine");
    }
}
