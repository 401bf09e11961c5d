package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Dependence;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.model.Readout;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Which learned model, and which of its features, the Models tab shows. */
final class PredictionViewModel {
    private static final String KEY = """
            This study asks for no predictions. Add to its file, for example who will leave, as known after two weeks:

            analyses:
              predictions:
                churn: {outcome: {churn: 14d}, as_of: 14d}""";
    private static final String NO_EVENTS =
            "This study has no events, so there is nothing to predict from before a moment.";

    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final StringProperty prediction = new SimpleStringProperty("");
    private final StringProperty feature = new SimpleStringProperty("");

    PredictionViewModel(ScreenContext context) {
        readout = context.workbench().readoutProperty();
        readout.addListener((property, before, after) -> keepChoices());
        prediction.addListener((property, before, after) -> keepChoices());
        keepChoices();
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    /** Name of the prediction that is shown; empty when there is none. */
    StringProperty predictionProperty() {
        return prediction;
    }

    /** Name of the feature whose curve is shown. */
    StringProperty featureProperty() {
        return feature;
    }

    List<PredictionReadout> predictions() {
        Readout now = readout.get();
        return now == null ? List.of() : now.analyses().predictions();
    }

    /** Why there is nothing to show. */
    String emptySentence() {
        Readout now = readout.get();
        if (now == null) {
            return "Run the study to see its models.";
        }
        return now.data().events() == 0 ? NO_EVENTS : KEY;
    }

    @Nullable
    PredictionReadout prediction() {
        return predictions().stream()
                .filter(p -> p.name().equals(prediction.get()))
                .findFirst()
                .orElse(null);
    }

    /** The curve of the chosen feature; null when it is not among those that matter most. */
    @Nullable
    Dependence dependence() {
        return dependence(feature.get());
    }

    private @Nullable Dependence dependence(String name) {
        PredictionReadout now = prediction();
        Trained trained = now == null ? null : now.trained();
        return trained == null
                ? null
                : trained.dependence().stream()
                        .filter(d -> d.feature().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /** Takes a click on a mark such as {@code feature:view_7d}; a feature without a curve stays unchosen. */
    void choose(String key) {
        int colon = key.indexOf(':');
        String value = key.substring(colon + 1);
        if (key.startsWith("feature:") && dependence(value) != null) {
            feature.set(value);
        } else if (key.startsWith("prediction:")) {
            prediction.set(value);
        }
    }

    private void keepChoices() {
        if (readout.get() == null) {
            return; // the choice is kept until the predictions of another filter are there
        }
        List<PredictionReadout> all = predictions();
        if (prediction() == null) {
            prediction.set(all.isEmpty() ? "" : all.getFirst().name());
        }
        PredictionReadout now = prediction();
        Trained trained = now == null ? null : now.trained();
        if (dependence() == null) {
            feature.set(
                    trained == null || trained.dependence().isEmpty()
                            ? ""
                            : trained.dependence().getFirst().feature());
        }
    }
}
