package dev.slipway.app.widget;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One of a few, side by side. Arrow keys move the choice; exactly one is always chosen. */
public final class SegmentedControl<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final ReadOnlyObjectWrapper<T> value;

    /**
     * @param name what is chosen here, for screen readers
     * @param options labels by value, in the order given; the first is chosen
     */
    public SegmentedControl(String name, List<Map.Entry<T, String>> options) {
        value = new ReadOnlyObjectWrapper<>(options.getFirst().getKey());
        getStyleClass().add("segmented");
        setAccessibleText(name);
        setMinWidth(USE_PREF_SIZE);
        for (Map.Entry<T, String> option : options) {
            ToggleButton button = new ToggleButton(option.getValue());
            button.setUserData(option.getKey());
            button.setToggleGroup(group);
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setAccessibleText(name + ": " + option.getValue());
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        getChildren().getFirst().getStyleClass().add("first");
        getChildren().getLast().getStyleClass().add("last");
        group.selectToggle(group.getToggles().getFirst());
        group.selectedToggleProperty().addListener((property, before, after) -> {
            if (after == null) {
                group.selectToggle(before);
            } else {
                choose(options, after.getUserData());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    /** Takes the whole width of its place, each option the same share. */
    public SegmentedControl<T> fill() {
        setMaxWidth(Double.MAX_VALUE);
        getChildren().forEach(child -> {
            ((ToggleButton) child).setMaxWidth(Double.MAX_VALUE);
            ((ToggleButton) child).setPrefWidth(1);
            HBox.setHgrow(child, Priority.ALWAYS);
        });
        return this;
    }

    private void choose(List<Map.Entry<T, String>> options, Object key) {
        options.stream().map(Map.Entry::getKey).filter(key::equals).findFirst().ifPresent(value::set);
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step != 0) {
            int at = group.getToggles().indexOf(group.getSelectedToggle()) + step;
            if (at >= 0 && at < getChildren().size()) {
                group.selectToggle(group.getToggles().get(at));
                getChildren().get(at).requestFocus();
            }
            event.consume();
        }
    }

    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public T value() {
        return value.get();
    }

    public void select(T wanted) {
        group.getToggles().stream()
                .filter(toggle -> wanted.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
