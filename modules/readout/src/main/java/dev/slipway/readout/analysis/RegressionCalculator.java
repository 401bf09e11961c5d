package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.Analyses.Regression;
import dev.slipway.core.study.Metric;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.RegressionReadout.Row;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.RegressionData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Regressions over units: complete cases, the control and each attribute's biggest level as references, intervals at the
 * level of the study. What can't be fitted has no rows and says why.
 */
final class RegressionCalculator {
    private RegressionCalculator() {}

    static List<RegressionReadout> compute(AnalysisInput input) {
        List<RegressionReadout> fitted = new ArrayList<>();
        for (Regression asked : input.asked().regressions()) {
            input.context().checkCancelled();
            fitted.add(one(input, asked));
        }
        return fitted;
    }

    private static RegressionReadout one(AnalysisInput input, Regression asked) {
        String label = outcomeLabel(input, asked);
        try {
            return fit(input, asked);
        } catch (CannotFit reason) {
            return nothing(input, asked, label, reason.sentences());
        } catch (IllegalArgumentException reason) {
            // What the estimator itself refuses is an answer too; it names the reason.
            return nothing(input, asked, label, "The model can't be fitted: " + reason.getMessage() + ".");
        }
    }

    private static String outcomeLabel(AnalysisInput input, Regression asked) {
        Metric metric = input.study().metrics().get(asked.outcome());
        return metric == null ? Words.label(asked.outcome()) : metric.label();
    }

    private static RegressionReadout fit(AnalysisInput input, Regression asked) throws CannotFit {
        if (asked.terms().contains(asked.outcome())) {
            throw new CannotFit(asked.outcome() + " is the outcome and a term. Leave it out of the terms.");
        }
        Outcome outcome = Outcome.of(input, asked.outcome());
        ModelDesign design = ModelDesign.of(input.data(), asked.terms(), outcome.usable());
        double[] y = design.take(outcome.values());
        outcome.check(asked.model(), y);
        int columns = design.labels().size();
        if (y.length < columns + 2) {
            throw new CannotFit("There are " + Numbers.count(y.length) + " units for " + Numbers.count(columns)
                    + " coefficients. Take fewer terms or more units.");
        }
        design.requireInformation(y, asked.model() != Model.LINEAR && asked.model() != Model.LOGISTIC);
        double level = input.study().decision().level();
        RegressionFit fit =
                RegressionFit.of(asked.model(), asked.errors(), RegressionData.of(design.matrix(), y), level);
        design.requireIndependent(fit.kept());
        return new RegressionReadout(
                asked.name(),
                asked.label(),
                model(asked.model()),
                asked.outcome(),
                outcome.label(),
                fit.errors(),
                level,
                ratio(asked.model()),
                y.length,
                (long) input.data().units() - y.length,
                rows(design, fit.table()),
                fit.fit(),
                formula(asked.model(), outcome.label(), design.terms()),
                fit.warnings());
    }

    private static List<Row> rows(ModelDesign design, List<Coefficient> table) throws CannotFit {
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < table.size(); j++) {
            Coefficient c = table.get(j);
            Row row = new Row(
                    c.name(), design.labels().get(j), c.estimate(), c.standardError(), c.low(), c.high(), c.pValue());
            if (!finite(row)) {
                throw new CannotFit("“" + row.label() + "” has no finite estimate with an error: the terms determine"
                        + " the outcome exactly, or nothing of it. Take other terms.");
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean finite(Row row) {
        double all = row.coefficient() + row.standardError() + row.low() + row.high() + row.pValue();
        return Double.isFinite(all) && row.standardError() > 0;
    }

    private static RegressionReadout nothing(AnalysisInput input, Regression asked, String label, String why) {
        return new RegressionReadout(
                asked.name(),
                asked.label(),
                model(asked.model()),
                asked.outcome(),
                label,
                "",
                input.study().decision().level(),
                ratio(asked.model()),
                0,
                input.data().units(),
                List.of(),
                Map.of(),
                "",
                List.of(why));
    }

    private static String model(Model model) {
        return model.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String ratio(Model model) {
        return switch (model) {
            case LINEAR -> null;
            case LOGISTIC -> "Odds ratio";
            case POISSON, QUASI_POISSON, NEGATIVE_BINOMIAL -> "Rate ratio";
        };
    }

    private static String formula(Model model, String outcome, String terms) {
        String left = switch (model) {
            case LINEAR -> "mean of " + outcome;
            case LOGISTIC -> "log odds of " + outcome;
            case POISSON, QUASI_POISSON, NEGATIVE_BINOMIAL -> "log of the mean of " + outcome;
        };
        return left + " = intercept + " + terms;
    }
}
