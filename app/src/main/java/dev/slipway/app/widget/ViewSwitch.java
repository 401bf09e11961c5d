package dev.slipway.app.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The views of a tab, of which one is shown: their toggles, and the place that these change. A view is made when it is first shown. */
public final class ViewSwitch {
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> toggles = new ArrayList<>();
    private final StackPane place = new StackPane();

    public ViewSwitch() {
        group.selectedToggleProperty().addListener((property, before, after) -> {
            if (after == null) {
                group.selectToggle(before);
            } else {
                place.getChildren().setAll(((Made) after.getUserData()).node());
            }
        });
    }

    /** Adds a view to the right of the others; the first one is what a person sees first. */
    public ToggleButton add(String name, Supplier<? extends Node> view) {
        ToggleButton toggle = new ToggleButton(name);
        toggle.setUserData(new Made(view));
        toggle.setToggleGroup(group);
        toggles.add(toggle);
        return toggle;
    }

    /** In their order, as the tab bar shows them. */
    public List<ToggleButton> toggles() {
        return List.copyOf(toggles);
    }

    public void show(ToggleButton view) {
        group.selectToggle(view);
    }

    /** The place of the view that is shown; of the first one where none was. */
    public Node node() {
        if (group.getSelectedToggle() == null) {
            show(toggles.getFirst());
        }
        return place;
    }

    private static final class Made {
        private final Supplier<? extends Node> view;
        private @Nullable Node node;

        Made(Supplier<? extends Node> view) {
            this.view = view;
        }

        Node node() {
            Node made = node == null ? view.get() : node;
            node = made;
            return made;
        }
    }
}
