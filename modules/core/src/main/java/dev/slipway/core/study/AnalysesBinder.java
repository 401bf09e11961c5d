package dev.slipway.core.study;

import static dev.slipway.core.study.StudyBinder.constant;
import static dev.slipway.core.study.StudyBinder.must;

import dev.slipway.core.study.Analyses.Adjustment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the analyses from a tree in which no check found anything wrong. */
final class AnalysesBinder {
    private AnalysesBinder() {}

    static Analyses bind(@Nullable Fields analyses) {
        if (analyses == null) {
            return Analyses.DEFAULT;
        }
        List<Analyses.Regression> regressions = new ArrayList<>();
        analyses.named("regressions", AnalysisShapes.REGRESSION)
                .forEach((name, fields) -> regressions.add(regression(name, fields)));
        List<Analyses.Survival> survival = new ArrayList<>();
        analyses.named("survival", AnalysisShapes.SURVIVAL)
                .forEach((name, fields) -> survival.add(survival(name, fields)));
        List<Prediction> predictions = new ArrayList<>();
        analyses.named("predictions", PredictionShapes.PREDICTION)
                .forEach((name, fields) -> predictions.add(PredictionBinder.bind(name, fields)));
        List<Risk> risks = new ArrayList<>();
        analyses.named("risk", RiskShapes.RISK).forEach((name, fields) -> risks.add(RiskBinder.bind(name, fields)));
        return new Analyses(
                family(analyses.group("family")),
                looks(analyses.groupOrDefaults("looks")),
                adjustment(analyses.groupOrDefaults("segments")),
                observational(analyses.group("observational")),
                regressions,
                survival,
                transitions(analyses.group("transitions")),
                predictions,
                rollout(analyses.group("rollout")),
                drift(analyses.group("drift")),
                OffersBinder.bind(analyses.group("offers")),
                risks);
    }

    private static Adjustment adjustment(Fields fields) {
        return constant(Adjustment.class, must(fields.text("method")));
    }

    private static Analyses.@Nullable Family family(@Nullable Fields family) {
        return family == null ? null : new Analyses.Family(family.texts("metrics"), adjustment(family));
    }

    private static Analyses.Looks looks(Fields looks) {
        return new Analyses.Looks(
                looks.numbers("priors"), must(looks.integer("permutations")), looks.number("mixture_sd"));
    }

    private static Analyses.@Nullable Observational observational(@Nullable Fields asked) {
        return asked == null
                ? null
                : new Analyses.Observational(
                        asked.text("treated"),
                        asked.text("outcome"),
                        asked.texts("adjust_for"),
                        asked.text("before"),
                        constant(Analyses.Estimand.class, must(asked.text("estimand"))),
                        must(asked.number("trim")));
    }

    private static Analyses.@Nullable Rollout rollout(@Nullable Fields asked) {
        return asked == null
                ? null
                : new Analyses.Rollout(
                        must(asked.text("outcome")),
                        asked.texts("adjust_for"),
                        asked.text("metric"),
                        must(asked.integer("leads")),
                        must(asked.integer("lags")));
    }

    private static Analyses.@Nullable Drift drift(@Nullable Fields asked) {
        return asked == null
                ? null
                : new Analyses.Drift(
                        must(asked.integer("reference_weeks")), must(asked.number("alert")), asked.texts("columns"));
    }

    private static Analyses.Regression regression(String name, Fields fields) {
        return new Analyses.Regression(
                name,
                label(name, fields),
                constant(Analyses.Model.class, must(fields.text("model"))),
                must(fields.text("outcome")),
                terms(fields),
                constant(Analyses.Errors.class, must(fields.text("errors"))));
    }

    private static Analyses.Survival survival(String name, Fields fields) {
        return new Analyses.Survival(
                name,
                label(name, fields),
                fields.text("event"),
                fields.text("time"),
                fields.text("status"),
                must(fields.text("by")),
                fields.span("horizon"),
                terms(fields),
                fields.texts("strata"),
                constant(Analyses.Ties.class, must(fields.text("ties"))));
    }

    private static Analyses.@Nullable Transitions transitions(@Nullable Fields fields) {
        return fields == null
                ? null
                : new Analyses.Transitions(fields.texts("events"), must(fields.span("gap")), fields.text("goal"));
    }

    private static String label(String name, Fields fields) {
        String label = fields.text("label");
        return label == null ? Labels.of(name) : label;
    }

    /** Interactions are written without blanks, whatever the file says. */
    private static List<String> terms(Fields fields) {
        return fields.texts("terms").stream()
                .map(term -> String.join("*", TermRules.parts(term)))
                .toList();
    }
}
