package dev.slipway.app.models;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.AwaitedPane;
import dev.slipway.app.widget.ViewSwitch;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** The Models tab with its views: models that describe, and learned ones that predict. */
public final class ModelsScreen implements Screen {
    private final ModelsViewModel model;
    private final PredictionViewModel predictions;
    private final ViewSwitch views = new ViewSwitch();
    private final ToggleButton predicting;

    public ModelsScreen(ScreenContext context) {
        model = new ModelsViewModel(context);
        predictions = new PredictionViewModel(context);
        views.add("Regressions", () -> new AwaitedPane(context, new ModelsView(context, model)));
        predicting = views.add("Predictions", () -> new AwaitedPane(context, new PredictionView(context, predictions)));
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
        return views.node();
    }

    @Override
    public List<ToggleButton> views() {
        return views.toggles();
    }

    @Override
    public void show(String detail) {
        if (detail.startsWith("prediction:") || detail.startsWith("feature:")) {
            predictions.choose(detail);
            views.show(predicting);
        } else {
            model.choose(detail);
        }
    }
}
