package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.survival.BaselineHazard;
import dev.slipway.stats.survival.CoxFit;
import dev.slipway.stats.survival.CoxRegression;
import dev.slipway.stats.survival.ProportionalHazards;
import dev.slipway.stats.survival.SurvivalData;
import dev.slipway.stats.survival.Ties;
import java.util.List;
import java.util.stream.IntStream;

/** Cox's proportional hazards. */
public final class Cox implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("cox ph", "cox proportional", "cox regression");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = model(Formula.of(check), check.call());
        Checks.require(formula.response().startsWith("Surv("), "the call names no times and events");
        formula.requirePlain(check);
        String clusters = CallText.argument(check.call(), "cluster");
        Table table =
                formula.complete(Rows.of(check, data), clusters == null ? null : clusters.replaceFirst("^~ *", ""));
        List<String> expected = check.keys("coef");
        // The constant drops out of the partial likelihood, but a factor needs it to have a reference.
        DesignMatrix whole = formula.design(table, expected);
        int[] slopes = IntStream.range(1, whole.x().columns()).toArray();
        DesignMatrix design = DesignMatrix.of(whole.x().select(slopes));
        List<String> all = Formulas.names(whole, expected);
        List<String> names = all.subList(1, all.size());
        SurvivalData rows = Survival.rows(table, formula);
        Checks.require(
                !check.methodHas("exact", "discrete") || check.call().matches("(?s).*ties ?= ?['\"]exact.*"),
                "the exact likelihood of ties is not in the engine");
        boolean breslow =
                check.methodHas("breslow") || check.call().matches("(?s).*(?:ties|method) ?= ?['\"]breslow.*");
        Ties ties = breslow ? Ties.BRESLOW : Ties.EFRON;
        String id = clusters == null ? formula.cluster() : clusters.replaceFirst("^~ *|^\\w+\\$", "");
        CoxFit fit = CoxRegression.fit(
                rows, design, ties, id == null ? null : Formulas.codes(table.text(table.resolve(id))));
        answers.put("n", rows.rows()).put("events", rows.events());
        coefficients(answers, names, fit, id != null);
        Formulas.dropped(check, answers, names);
        tests(answers, fit);
        proportional(answers, names, fit);
        if (formula.strata().isEmpty()) {
            baseline(check, answers, fit);
        }
    }

    /** statsmodels' phreg has the events apart from its formula. */
    private static Formula model(Formula found, String call) {
        String status = Check.find(call, "status\\s*=\\s*(?:\\w+(?:\\[|\\.))?['\"]?([\\w.]*\\w)");
        boolean apart = status != null && !found.response().startsWith("Surv(");
        return apart ? new Formula("Surv(" + found.response() + ", " + status + ")", found.right(), "") : found;
    }

    private static void coefficients(Answers answers, List<String> names, CoxFit fit, boolean clustered) {
        Formulas.table(answers, names, fit.coefficients(), "se", "z", "p");
        List<Coefficient> ratios = fit.hazardRatios(Intervals.LEVEL);
        for (int j = 0; j < names.size(); j++) {
            answers.put("hazard_ratio/" + names.get(j), ratios.get(j).estimate())
                    .put("hr_ci95/" + names.get(j) + "/lower .95", ratios.get(j).low())
                    .put("hr_ci95/" + names.get(j) + "/upper .95", ratios.get(j).high());
        }
        if (clustered) {
            Formulas.errors(answers, "se_naive", names, fit.naiveCoefficients());
        }
    }

    private static void tests(Answers answers, CoxFit fit) {
        test(answers, "lr_test", fit.likelihoodRatioTest());
        test(answers, "wald_test", fit.waldTest());
        // R's summary prints this statistic, not its p, with two decimals.
        answers.put("wald_test/test", Math.round(100 * fit.waldTest().statistic()) / 100.0);
        test(answers, "score_test", fit.scoreTest());
        answers.given("iterations")
                .put("loglik_null", fit.nullLogLikelihood())
                .put("loglik", fit.logLikelihood())
                .put("concordance", fit.concordance().index())
                .put("concordance_se", fit.concordance().standardError());
    }

    private static void test(Answers answers, String path, Coefficients.Wald test) {
        answers.in(path).put("test", test.statistic()).put("df", test.df()).put("pvalue", test.pValue());
    }

    private static void proportional(Answers answers, List<String> names, CoxFit fit) {
        for (ProportionalHazards.Scale scale : ProportionalHazards.Scale.values()) {
            String path = switch (scale) {
                case KAPLAN_MEIER -> "zph_km";
                case RANK -> "zph_rank";
                case IDENTITY -> "zph_identity";
                case LOG -> "zph_log";
            };
            ProportionalHazards result = fit.proportionalHazards(scale);
            for (int j = 0; j < names.size(); j++) {
                line(answers, path + "/" + names.get(j), result.columns().get(j));
            }
            line(answers, path + "/GLOBAL", result.global());
        }
    }

    private static void line(Answers answers, String path, ProportionalHazards.Test test) {
        answers.in(path).put("chisq", test.statistic()).put("df", test.df()).put("p", test.pValue());
    }

    private static void baseline(Check check, Answers answers, CoxFit fit) {
        String key = "baseline_cumhaz_at_zero_covariates";
        BaselineHazard.Curve curve = fit.baselineHazard().strata().get(0);
        for (int i = 0; i < check.at(key).size(); i++) {
            double time = check.at(key, Integer.toString(i), "time").asDouble();
            answers.in(key + "/" + i).given("time").put("H0", curve.at(time));
        }
    }
}
