package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import dev.slipway.stats.regression.TwoStageLeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Two-stage least squares. The call names the model and, behind the bar, the instruments; {@code ...} there stands for all terms but the
 * first, which is then the endogenous one.
 */
public final class Instruments implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("2sls", "instrument");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.of(check);
        formula.requirePlain(check);
        Checks.require(!formula.instruments().isEmpty(), "the call names no instruments");
        Table all = Rows.of(check, data);
        List<Set<String>> model = formula.modelled(all).terms();
        List<String> regressors =
                model.stream().map(term -> String.join(":", term)).toList();
        List<Set<String>> behind =
                RightSide.of(formula.instruments(), regressors).terms();
        boolean dots = behind.contains(Set.of("..."));
        List<Set<String>> endogenous = model.stream()
                .filter(term -> dots ? term.equals(model.getFirst()) : !behind.contains(term))
                .toList();
        List<Set<String>> exogenous =
                model.stream().filter(term -> !endogenous.contains(term)).toList();
        List<Set<String>> instruments = behind.stream()
                .filter(term -> !term.equals(Set.of("...")) && !exogenous.contains(term))
                .toList();
        List<String> used = new ArrayList<>(formula.columns(all));
        Expression.words(formula.response()).forEach(word -> used.add(all.resolve(word)));
        instruments.stream()
                .flatMap(Set::stream)
                .flatMap(term -> Expression.words(term).stream())
                .forEach(word -> used.add(all.resolve(word)));
        Table table = all.complete(used);
        double[] y = formula.outcome(table);
        DesignMatrix w = columns(table, exogenous, true, check.keys("coef"));
        DesignMatrix d = columns(table, endogenous, false, check.keys("coef"));
        DesignMatrix z = columns(table, instruments, false, check.keys("coef"));
        TwoStageLeastSquares.Result fit = TwoStageLeastSquares.fit(y, w, d, z, StandardErrors.CLASSICAL);
        put(answers, fit, "se");
        put(answers, TwoStageLeastSquares.fit(y, w, d, z, StandardErrors.HC0), "se_HC0");
        put(answers, TwoStageLeastSquares.fit(y, w, d, z, StandardErrors.HC1), "se_HC1");
        answers.put("n", (double) fit.rows())
                .put("sigma", Math.sqrt(fit.residualVariance()))
                .put("weak_instruments_F", fit.firstStages().getFirst().test().statistic())
                .put("wu_hausman", fit.endogeneity().statistic())
                .put("wu_hausman_p", fit.endogeneity().pValue());
        if (fit.overidentification() != null) {
            answers.put("sargan", fit.overidentification().statistic())
                    .put("sargan_p", fit.overidentification().pValue());
        }
        DesignMatrix plain = columns(table, model, true, check.keys("coef"));
        List<Coefficient> ols = LinearRegression.fit(RegressionData.of(plain, y), StandardErrors.CLASSICAL)
                .coefficients()
                .table(Intervals.LEVEL);
        ols.forEach(c -> answers.put("ols_" + c.name(), c.estimate()));
    }

    private static void put(Answers answers, TwoStageLeastSquares.Result fit, String errors) {
        for (Coefficient c : fit.coefficients().table(Intervals.LEVEL)) {
            String name = c.name().equals("(intercept)") ? "(Intercept)" : c.name();
            answers.put("coef/" + name, c.estimate()).put(errors + "/" + name, c.standardError());
        }
    }

    private static DesignMatrix columns(
            Table table, List<Set<String>> terms, boolean intercept, List<String> expected) {
        DesignMatrix whole = Formula.design(new RightSide(terms, true, List.of()), table, expected);
        if (intercept) {
            return whole;
        }
        int[] slopes = IntStream.range(1, whole.x().columns()).toArray();
        return new DesignMatrix(
                whole.x().select(slopes),
                whole.names().subList(1, whole.names().size()),
                Arrays.copyOfRange(whole.terms(), 1, whole.terms().length),
                whole.rows(),
                false);
    }
}
