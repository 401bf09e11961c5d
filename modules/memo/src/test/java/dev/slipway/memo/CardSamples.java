package dev.slipway.memo;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Bin;
import dev.slipway.readout.model.PredictionReadout.Calibration;
import dev.slipway.readout.model.PredictionReadout.Comparison;
import dev.slipway.readout.model.PredictionReadout.Drift;
import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.model.PredictionReadout.Importance;
import dev.slipway.readout.model.PredictionReadout.Learner;
import dev.slipway.readout.model.PredictionReadout.Measure;
import dev.slipway.readout.model.PredictionReadout.Part;
import dev.slipway.readout.model.PredictionReadout.Range;
import dev.slipway.readout.model.PredictionReadout.Segment;
import dev.slipway.readout.model.PredictionReadout.Split;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.PredictionReadout.Trial;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A readout with learned models. */
final class CardSamples {
    private CardSamples() {}

    static PredictionReadout churn(String name, @Nullable Trained trained) {
        return new PredictionReadout(
                name,
                "Who leaves",
                "churn",
                "no event in the 14 days after it",
                "14 days after first exposure",
                trained == null ? "Nobody's outcome is known yet." : null,
                trained);
    }

    static Readout readout(PredictionReadout... predictions) {
        return Samples.analysed(AnalysesReadout.NONE.withPredictions(List.of(predictions)));
    }

    private static Part part(String name, long rows, double auc, double loss) {
        return new Part(
                name,
                rows,
                "2026-10-19",
                "2026-11-15",
                .253,
                List.of(
                        new Measure("auc", "AUC", new Range(auc, null, null)),
                        new Measure("log_loss", "log loss", new Range(loss, null, null))));
    }

    static Trained trained() {
        return trained(List.of(
                new Feature("view_7d", "View, last 7 days", "number", .02, "as-of moment, checked", true),
                new Feature("plan", "Plan | tier", "category", 0, "declared to be before the as-of moment", false)));
    }

    static Trained trained(List<Feature> features) {
        List<Bin> bins = IntStream.range(0, 10)
                .mapToObj(i -> new Bin(.03 + .008 * i * i, .04 + .008 * i * i, .008 * i * i, .06 + .008 * i * i, 223))
                .toList();
        Measure loss = new Measure("log_loss", "log loss", new Range(.448, .425, .470));
        return new Trained(
                11_057,
                2_506,
                features,
                List.of(
                        part("training", 6_642, .871, .391),
                        part("validation", 2_181, .811, .446),
                        part("test", 2_234, .808, .448)),
                new Split("user", 0),
                new Learner("xgboost", "Gradient boosting (XGBoost)", Map.of("depth", 5.0)),
                List.of(new Trial(1, "xgboost", Map.of("depth", 5.0), .437, .005, 1)),
                "log loss",
                List.of(new Measure("auc", "AUC", new Range(.808, .788, .828)), loss),
                List.of(new Comparison("base rate", .569, new Range(.1212, .1015, .1386), true)),
                true,
                new Calibration(
                        "platt",
                        bins,
                        new Range(.024, -.087, .134),
                        new Range(.922, .829, 1.014),
                        .1463,
                        .0027,
                        .0470,
                        .1907),
                List.of(new Importance("view_7d", "View, last 7 days", new Range(.0356, .0269, .0444), .08)),
                List.of(),
                List.of(
                        new Segment("country", "Estonia", 900, .25, .26, List.of(loss)),
                        new Segment("country", "Malta", 12, .33, .31, List.of())),
                new Drift(.004, .015, List.of(.5, .5), List.of(.52, .48)),
                List.of("2,506 users are left out: their outcome was not known when observation ended."),
                .95,
                7_123,
                Map.of("xgboost", "2.1.4"));
    }
}
