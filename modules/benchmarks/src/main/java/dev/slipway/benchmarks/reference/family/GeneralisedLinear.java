package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.NegativeBinomial;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.List;

/** Logistic, Poisson and negative binomial regression. */
public final class GeneralisedLinear implements dev.slipway.benchmarks.reference.check.Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("logistic regression", "poisson regression", "negative binomial", "probit", "log-log");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.of(check);
        Table table = Formulas.complete(check, formula, data);
        List<String> expected = check.keys("coef");
        DesignMatrix design = formula.design(table, expected);
        RegressionData rows = Formulas.rows(check, formula, table, design);
        List<String> names = Formulas.names(design, expected);
        if (check.methodHas("negative binomial")) {
            NegativeBinomial.Result fit = NegativeBinomial.fit(rows, StandardErrors.CLASSICAL);
            fitted(answers, names, fit.model());
            answers.put("theta", fit.theta())
                    .put("SE_theta", fit.thetaStandardError())
                    .put("alpha_nb2", fit.alpha(Intervals.LEVEL).estimate())
                    .put("twologlik", 2 * fit.model().logLikelihood());
            return;
        }
        var family = family(check);
        GlmFit fit = Glm.fit(rows, family, StandardErrors.CLASSICAL);
        fitted(answers, names, fit);
        answers.put("pearson_dispersion", fit.pearson() / (double) fit.residualDf());
        // Of the model with nothing but a constant.
        double nothing = fit.logLikelihood() + (fit.deviance() - fit.nullDeviance()) / 2;
        answers.put("mcfadden_r2", 1 - fit.logLikelihood() / nothing);
        for (StandardErrors kind : List.of(StandardErrors.HC0, StandardErrors.HC1)) {
            Formulas.errors(
                    answers, "se_" + kind, names, Glm.fit(rows, family, kind).coefficients());
        }
    }

    private static dev.slipway.stats.regression.Family family(Check check) {
        if (check.methodHas("probit")) {
            return dev.slipway.stats.regression.Family.probit();
        }
        if (check.methodHas("log-log")) {
            return dev.slipway.stats.regression.Family.complementaryLogLog();
        }
        if (check.methodHas("quasi")) {
            return dev.slipway.stats.regression.Family.quasiPoisson();
        }
        return check.methodHas("logistic")
                ? dev.slipway.stats.regression.Family.logistic()
                : dev.slipway.stats.regression.Family.poisson();
    }

    private static void fitted(Answers answers, List<String> names, GlmFit fit) {
        Formulas.table(answers, names, fit.coefficients(), "se", "z", "p");
        List<Coefficient> table = fit.coefficients().table(Intervals.LEVEL);
        for (int j = 0; j < names.size(); j++) {
            // Of a quasi-likelihood too: R's confint.default knows no degrees of freedom.
            Coefficient row = table.get(j);
            answers.in("ci95_wald")
                    .put(names.get(j), Intervals.normal(row.estimate(), row.standardError(), Intervals.LEVEL));
        }
        // How many steps the other program took is no result.
        answers.given("iterations")
                .put("n", (double) fit.rows())
                .put("deviance", fit.deviance())
                .put("null_deviance", fit.nullDeviance())
                .put("loglik", fit.logLikelihood())
                .put("AIC", fit.aic());
    }
}
