package dev.slipway.app.drift;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The Drift tab with its views: who entered the experiment, and how everybody's behaviour moved from week to week. */
public final class DriftScreen implements Screen {
    /** What a click on the health check of weeks asks for. */
    private static final String CHECK = "check:weekly_drift";

    private final ScreenContext context;
    private final DriftViewModel model;
    private final WeeksViewModel weeks;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton inputs = view("Inputs");
    private final ToggleButton behaviour = view("Behaviour");
    private final StackPane place = new StackPane();
    private @Nullable DriftView inputsNode;
    private @Nullable WeeksView behaviourNode;

    public DriftScreen(ScreenContext context) {
        this.context = context;
        this.model = new DriftViewModel(context);
        this.weeks = new WeeksViewModel(context);
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
        return "drift";
    }

    @Override
    public String title() {
        return "Drift";
    }

    @Override
    public String icon() {
        return "sw-waves";
    }

    @Override
    public Node node() {
        if (group.getSelectedToggle() == null) {
            group.selectToggle(inputs);
        }
        return place;
    }

    @Override
    public List<ToggleButton> views() {
        return List.of(inputs, behaviour);
    }

    @Override
    public void show(String detail) {
        if (WeeksViewModel.means(detail)) {
            weeks.choose(detail);
            group.selectToggle(behaviour);
        } else {
            model.choose(detail);
            group.selectToggle(detail.equals(CHECK) ? behaviour : inputs);
        }
    }

    private Node content() {
        if (group.getSelectedToggle() == behaviour) {
            behaviourNode = behaviourNode == null ? new WeeksView(context, weeks) : behaviourNode;
            return behaviourNode;
        }
        inputsNode = inputsNode == null ? new DriftView(context, model) : inputsNode;
        return inputsNode;
    }
}
