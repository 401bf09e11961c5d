package dev.slipway.app.models;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The Models tab with its views: models that describe, and learned ones that predict. */
public final class ModelsScreen implements Screen {
    private final ScreenContext context;
    private final ModelsViewModel model;
    private final PredictionViewModel predictions;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton describing = view("Regressions");
    private final ToggleButton predicting = view("Predictions");
    private final StackPane place = new StackPane();
    private @Nullable ModelsView describingNode;
    private @Nullable PredictionView predictingNode;

    public ModelsScreen(ScreenContext context) {
        this.context = context;
        this.model = new ModelsViewModel(context);
        this.predictions = new PredictionViewModel(context);
        group.selectedToggleProperty().addListener((property, before, after) -> {
            if (after == null) {
                group.selectToggle(before);
            } else {
                place.getChildren().setAll(content());
            }
        });
    }

    private ToggleButton view(String name) {
        ToggleButton button = new ToggleButton(name);
        button.setToggleGroup(group);
        return button;
    }

    @Override
    public String id() {
        return "models";
    }

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public String icon() {
        return "fth-share-2";
    }

    @Override
    public Node node() {
        if (group.getSelectedToggle() == null) {
            group.selectToggle(describing);
        }
        return place;
    }

    @Override
    public List<ToggleButton> views() {
        return List.of(describing, predicting);
    }

    @Override
    public void show(String detail) {
        if (detail.startsWith("prediction:") || detail.startsWith("feature:")) {
            predictions.choose(detail);
            group.selectToggle(predicting);
        } else {
            model.choose(detail);
        }
    }

    private Node content() {
        if (group.getSelectedToggle() == predicting) {
            predictingNode = predictingNode == null ? new PredictionView(context, predictions) : predictingNode;
            return predictingNode;
        }
        describingNode = describingNode == null ? new ModelsView(context, model) : describingNode;
        return describingNode;
    }
}
