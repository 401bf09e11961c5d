package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.CalibrationCurve;
import dev.slipway.charts.DependenceCurve;
import dev.slipway.charts.ImportanceForest;
import dev.slipway.charts.PredictionComparison;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Dependence;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.PredictionWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The four panels of a learned model. */
final class PredictionPanels {
    private PredictionPanels() {}

    /** What a panel shows of a prediction, or why there is nothing. */
    abstract static class Panel extends ModelPanel {
        Panel(String icon) {
            super(icon);
        }

        final void refresh(PredictionReadout shown) {
            Trained trained = shown.trained();
            offer(shown);
            if (trained == null) {
                title(shown.label(), shown.what());
                nothing(Objects.requireNonNullElse(shown.unavailable(), "There is no model."));
            } else {
                show(shown, trained);
            }
        }

        /** Brings the panel's actions up to date. */
        void offer(PredictionReadout shown) {}

        abstract void show(PredictionReadout shown, Trained trained);
    }

    /** Whether the model is any good: its measures, and what it beats. */
    static final class Comparison extends Panel {
        private final PictureView picture;
        private final FormulaButton formula = new FormulaButton("prediction-formula");
        private final ModelChoice choice;
        private final PredictionViewModel model;

        Comparison(ScreenContext context, PredictionViewModel model) {
            super("fth-target");
            this.model = model;
            picture = new PictureView(context);
            choice = new ModelChoice("prediction-choice", "Prediction that is shown", model.predictionProperty());
            panel().setActions(choice, formula);
            setPicture(picture);
        }

        @Override
        void offer(PredictionReadout shown) {
            Map<String, String> labels = new LinkedHashMap<>();
            model.predictions().forEach(p -> labels.put(p.name(), p.label()));
            choice.show(labels);
            Trained trained = shown.trained();
            formula.setNotes(trained == null ? null : PredictionNotes.of(shown, trained));
        }

        @Override
        void show(PredictionReadout shown, Trained trained) {
            title(
                    model.predictions().size() > 1 ? trained.learner().title() : shown.label(),
                    shown.what() + ", as of " + shown.asOf());
            picture.setPicture(new PredictionComparison(shown));
            something(PredictionWords.verdict(trained) + " " + PredictionWords.drift(trained), trained.warnings());
        }
    }

    /** Whether probabilities mean what they say. */
    static final class Calibration extends Panel {
        private final PictureView picture;

        Calibration(ScreenContext context) {
            super("fth-check-circle");
            picture = new PictureView(context);
            setPicture(picture);
        }

        @Override
        void show(PredictionReadout shown, Trained trained) {
            title("Calibration", "predicted against observed, ten groups of test users");
            String words = PredictionWords.calibration(trained);
            if (words.isEmpty()) {
                nothing("Calibration is about probabilities, and this model predicts an amount.");
            } else {
                picture.setPicture(new CalibrationCurve(shown));
                something(words, List.of());
            }
        }
    }

    /** What the model leans on; a click on a feature shows how predictions go with it. */
    static final class Importance extends Panel {
        private final PredictionViewModel model;
        private final PictureView picture;
        private final FittedRows rows;

        Importance(ScreenContext context, PredictionViewModel model) {
            super("fth-bar-chart-2");
            this.model = model;
            picture = new PictureView(context);
            picture.setOnHotSpot(spot -> model.choose(spot.key()));
            rows = new FittedRows(picture);
            setPicture(rows);
        }

        @Override
        void show(PredictionReadout shown, Trained trained) {
            title("What it leans on", "loss when a feature is shuffled");
            ImportanceForest forest =
                    new ImportanceForest(shown, model.featureProperty().get());
            picture.setPicture(forest);
            rows.fit(forest.leastHeight(), forest.preferredHeight(picture.getWidth()));
            something("Says what predictions need, not what causes the outcome.", List.of());
        }
    }

    /** How predictions go with the chosen feature. */
    static final class Curve extends Panel {
        private final PredictionViewModel model;
        private final PictureView picture;
        private final ModelChoice choice;

        Curve(ScreenContext context, PredictionViewModel model) {
            super("fth-activity");
            this.model = model;
            picture = new PictureView(context);
            choice = new ModelChoice("feature-choice", "Feature that is shown", model.featureProperty());
            panel().setActions(choice);
            setPicture(picture);
        }

        @Override
        void show(PredictionReadout shown, Trained trained) {
            Map<String, String> labels = new LinkedHashMap<>();
            trained.dependence().forEach(d -> labels.put(d.feature(), d.label()));
            choice.show(labels);
            title("Partial dependence", "mean and middle 80% of users");
            Dependence dependence = model.dependence();
            if (dependence == null) {
                nothing("Curves are kept of the features that matter most. Choose one of them.");
            } else {
                picture.setPicture(new DependenceCurve(shown, dependence));
                something("Every test user with this feature set to the value, all others as they are.", List.of());
            }
        }
    }
}
