package dev.slipway.app.impact;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The Impact tab with its views. */
public final class ImpactScreen implements Screen {
    private final ScreenContext context;
    private final ImpactViewModel model;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton summary = view("Summary");
    private final ToggleButton methods = view("Methods");
    private final ToggleButton looks = view("Looks");
    private final ToggleButton segments = view("Segments");
    private final ToggleButton observational = view("Observed");
    private final ToggleButton rollout = view("Rollout");
    private final StackPane place = new StackPane();
    private @Nullable Node summaryNode;
    private @Nullable Node methodsNode;
    private @Nullable Node looksNode;
    private @Nullable Node segmentsNode;
    private @Nullable Node observationalNode;
    private @Nullable Node rolloutNode;

    public ImpactScreen(ScreenContext context) {
        this.context = context;
        this.model = new ImpactViewModel(context);
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
        return "impact";
    }

    @Override
    public String title() {
        return "Impact";
    }

    @Override
    public String icon() {
        return "sw-forest";
    }

    @Override
    public Node node() {
        if (group.getSelectedToggle() == null) {
            group.selectToggle(summary);
        }
        return place;
    }

    @Override
    public List<ToggleButton> views() {
        return List.of(summary, methods, looks, segments, observational, rollout);
    }

    @Override
    public void show(String detail) {
        model.choose(detail);
        if (detail.contains("estimate:")) {
            group.selectToggle(methods);
        }
    }

    private Node content() {
        if (group.getSelectedToggle() == methods) {
            methodsNode = methodsNode == null ? new MethodsView(context, model) : methodsNode;
            return methodsNode;
        }
        if (group.getSelectedToggle() == looks) {
            looksNode = looksNode == null ? new LooksView(context, model, this::openMethods) : looksNode;
            return looksNode;
        }
        if (group.getSelectedToggle() == segments) {
            segmentsNode = segmentsNode == null ? new SegmentsView(context, model) : segmentsNode;
            return segmentsNode;
        }
        if (group.getSelectedToggle() == observational) {
            observationalNode = observationalNode == null
                    ? new ObservationalView(context, new ObservationalViewModel(model.readoutProperty()))
                    : observationalNode;
            return observationalNode;
        }
        if (group.getSelectedToggle() == rollout) {
            rolloutNode = rolloutNode == null ? RolloutView.of(context, model.readoutProperty()) : rolloutNode;
            return rolloutNode;
        }
        summaryNode = summaryNode == null ? new ImpactView(context, model, this::openMethods) : summaryNode;
        return summaryNode;
    }

    private void openMethods() {
        group.selectToggle(methods);
    }
}
