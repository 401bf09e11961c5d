package dev.slipway.app.support;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Bin;
import dev.slipway.readout.model.PredictionReadout.Calibration;
import dev.slipway.readout.model.PredictionReadout.Comparison;
import dev.slipway.readout.model.PredictionReadout.Dependence;
import dev.slipway.readout.model.PredictionReadout.Drift;
import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.model.PredictionReadout.Importance;
import dev.slipway.readout.model.PredictionReadout.Learner;
import dev.slipway.readout.model.PredictionReadout.Measure;
import dev.slipway.readout.model.PredictionReadout.Part;
import dev.slipway.readout.model.PredictionReadout.Point;
import dev.slipway.readout.model.PredictionReadout.Range;
import dev.slipway.readout.model.PredictionReadout.Split;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.PredictionReadout.Trial;
import dev.slipway.readout.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Readouts of a study that asks for learned models, made by hand. */
public final class PredictionReadouts {
    private PredictionReadouts() {}

    /** A churn model, and one that could not be trained. */
    public static Readout all() {
        return ModelReadouts.with(AnalysesReadout.NONE.withPredictions(List.of(churn(), impossible())));
    }

    private static PredictionReadout impossible() {
        return new PredictionReadout(
                "revenue",
                "Who spends how much",
                "amount",
                "amount of purchase in the 14 days after it",
                "14 days after first exposure",
                "Nobody's outcome is known yet.",
                null);
    }

    private static PredictionReadout churn() {
        return new PredictionReadout(
                "churn",
                "Who leaves",
                "churn",
                "no event in the 14 days after it",
                "14 days after first exposure",
                null,
                trained());
    }

    static Trained trained() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double p = .03 + .008 * i * i;
            bins.add(new Bin(p, p + (i % 2 == 0 ? .01 : -.01), p - .03, p + .03, 223));
        }
        return new Trained(
                11_057,
                2_506,
                List.of(
                        new Feature("view_7d", "View, last 7 days", "number", 0, "as-of moment, checked", true),
                        new Feature(
                                "country", "Country", "category", 0, "declared to be before the as-of moment", true)),
                List.of(
                        new Part("training", 6_642, "2026-10-19", "2026-11-15", .253),
                        new Part("validation", 2_181, "2026-10-19", "2026-11-15", .261),
                        new Part("test", 2_234, "2026-10-19", "2026-11-15", .256)),
                new Split("user", 0),
                new Learner("xgboost", "Gradient boosting (XGBoost)", Map.of("depth", 5.0)),
                List.of(new Trial(1, "xgboost", Map.of("depth", 5.0), .437, .005, 1)),
                "log loss",
                List.of(
                        new Measure("auc", "AUC", new Range(.808, .788, .828)),
                        new Measure("log_loss", "log loss", new Range(.448, .425, .470)),
                        new Measure("brier", "Brier score", new Range(.146, .138, .154))),
                List.of(
                        new Comparison("base rate", .569, new Range(.1212, .1015, .1386), true),
                        new Comparison("linear model", .457, new Range(.0088, -.0009, .0160), false)),
                false,
                new Calibration(
                        "platt",
                        bins,
                        new Range(.024, -.087, .134),
                        new Range(.922, .829, 1.014),
                        .1463,
                        .0027,
                        .0470,
                        .1907),
                List.of(
                        new Importance("view_7d", "View, last 7 days", new Range(.0356, .0269, .0444), .08),
                        new Importance("country", "Country", new Range(.0009, -.001, .0028), .002)),
                List.of(
                        new Dependence(
                                "view_7d",
                                "View, last 7 days",
                                false,
                                List.of(
                                        new Point("0", 0, .51, .22, .78),
                                        new Point("4", 4, .33, .12, .60),
                                        new Point("12", 12, .18, .05, .37))),
                        new Dependence(
                                "country",
                                "Country",
                                true,
                                List.of(new Point("France", 0, .26, .05, .60), new Point("Spain", 1, .24, .04, .58)))),
                List.of(),
                new Drift(.004, .015, List.of(.5, .5), List.of(.52, .48)),
                List.of("2,506 users are left out: their outcome was not known when observation ended."),
                .95,
                7,
                Map.of("xgboost", "2.1.4"));
    }
}
