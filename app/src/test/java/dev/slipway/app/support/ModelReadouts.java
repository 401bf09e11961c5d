package dev.slipway.app.support;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.StudyInfo;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.SurvivalReadout.CoxRow;
import dev.slipway.readout.model.SurvivalReadout.Curve;
import dev.slipway.readout.model.TransitionReadout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readouts of a study that names models, made by hand. */
public final class ModelReadouts {
    private ModelReadouts() {}

    /** Two regressions, of which the second could not be fitted; a time with a Cox model; sessions with a goal. */
    public static Readout all() {
        return with(new AnalysesReadout(
                List.of(), null, null, List.of(logistic(), impossible()), List.of(time()), transitions()));
    }

    /** The readout that ships, with these analyses. */
    public static Readout with(AnalysesReadout analyses) {
        return of(Readouts.ship().study(), Readouts.ship().data(), analyses);
    }

    /** The same of a unit table. */
    public static Readout ofTable(AnalysesReadout analyses) {
        StudyInfo study = Readouts.ship().study();
        DataInfo d = Readouts.ship().data();
        DataInfo withoutEvents = new DataInfo(
                d.first(),
                d.last(),
                d.days(),
                d.units(),
                0,
                d.crossovers(),
                d.testsPassed(),
                d.testsTotal(),
                d.timezone());
        return of(
                new StudyInfo(study.title(), study.question(), study.hash(), "unit table", null, null),
                withoutEvents,
                analyses);
    }

    private static Readout of(StudyInfo study, DataInfo data, AnalysesReadout analyses) {
        Readout r = Readouts.ship();
        return new Readout(
                r.schema(),
                study,
                r.experiment(),
                data,
                r.filter(),
                r.health(),
                r.metrics(),
                r.activity(),
                r.funnel(),
                r.retention(),
                r.segments(),
                r.drift(),
                r.plan(),
                analyses,
                r.decision());
    }

    private static RegressionReadout logistic() {
        return new RegressionReadout(
                "signup",
                "Who completes sign-up",
                "logistic",
                "signup_completion",
                "Sign-up completion",
                "robust (sandwich)",
                0.95,
                "Odds ratio",
                58_472,
                1_528,
                List.of(
                        row("(intercept)", "Intercept", -3.5, 0.04),
                        row("variant[treatment]", "Treatment, against control", 0.204, 0.031),
                        row("device[web]", "Device: web, against ios", -0.03, 0.041)),
                Map.of("pseudo_r_squared", 0.244, "aic", 60_604.8),
                "log odds of Sign-up completion = intercept + Variant + Device",
                List.of());
    }

    private static RegressionReadout impossible() {
        return new RegressionReadout(
                "spend",
                "What people spend",
                "logistic",
                "spend",
                "Spend",
                "",
                0.95,
                "Odds ratio",
                0,
                60_000,
                List.of(),
                Map.of(),
                "",
                List.of("Spend has values other than 0 and 1. Take a linear model."));
    }

    private static RegressionReadout.Row row(String term, String label, double value, double error) {
        return new RegressionReadout.Row(term, label, value, error, value - 1.96 * error, value + 1.96 * error, 0.02);
    }

    private static SurvivalReadout time() {
        return new SurvivalReadout(
                "kyc",
                "Time to KYC",
                "KYC complete after first exposure",
                "variant",
                14,
                0.95,
                List.of(curve("control", 0.02), curve("treatment", 0.03)),
                0.0001,
                List.of(new SurvivalReadout.Difference("treatment", "control", -0.74, -0.85, -0.64, 0.0001)),
                new Cox(
                        "efron",
                        60_000,
                        24_271,
                        List.of(
                                hazard("variant[treatment]", "Treatment, against control", 0.4, 0.41),
                                hazard("score", "Score", 0.1, 0.004)),
                        0.68,
                        0.67,
                        0.69,
                        0.01,
                        List.of("The hazard ratio changes with time for Score (p = 0.004).")),
                List.of());
    }

    private static CoxRow hazard(String term, String label, double value, @Nullable Double p) {
        return new CoxRow(term, label, value, 0.03, value - 0.06, value + 0.06, 0.001, p);
    }

    private static Curve curve(String level, double hazard) {
        List<Double> days = List.of(0.0, 1.0, 2.0, 7.0, 14.0, 28.0);
        List<Double> share = days.stream().map(d -> Math.exp(-hazard * d)).toList();
        return new Curve(
                level,
                30_000,
                12_000,
                days,
                share,
                share.stream().map(s -> s * 0.99).toList(),
                share.stream().map(s -> Math.min(1, s * 1.01)).toList(),
                List.of(30_000L, 28_000L, 26_000L, 20_000L, 9_000L, 10L));
    }

    private static TransitionReadout transitions() {
        return new TransitionReadout(
                List.of("view", "cart", "buy", "end"),
                30,
                List.of(arm("control", 0.25), arm("treatment", 0.27)),
                new TransitionReadout.Goal(
                        "buy",
                        List.of(0.11, 0.123),
                        List.of(new TransitionReadout.Removal("cart", List.of(0.64, 0.61)))),
                0.2,
                List.of());
    }

    private static TransitionReadout.Arm arm(String variant, double buys) {
        long bought = Math.round(1_000 * buys);
        List<List<Double>> share = List.of(
                List.of(0.5, 0.2, 0.01, 0.29), List.of(0.1, 0.1, buys, 0.8 - buys), List.of(0.0, 0.0, 0.0, 1.0));
        return new TransitionReadout.Arm(
                variant,
                9_000,
                List.of(
                        List.of(500L, 200L, 10L, 290L),
                        List.of(100L, 100L, bought, 800 - bought),
                        List.of(0L, 0L, 0L, 260L)),
                share,
                share.stream()
                        .map(r -> r.stream().map(p -> Math.max(0, p - 0.01)).toList())
                        .toList(),
                share.stream()
                        .map(r -> r.stream().map(p -> Math.min(1, p + 0.01)).toList())
                        .toList());
    }
}
