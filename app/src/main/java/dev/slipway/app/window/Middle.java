package dev.slipway.app.window;

import dev.slipway.app.widget.Slices;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What fills the window between tabs and status bar, one place at a time. A place is made when it is first wanted, in a pulse of its
 * own, and put in its place in the next: pressing a tab, making its screen and styling it are three short pauses instead of one long.
 */
final class Middle extends StackPane {
    private final Map<Object, Node> made = new HashMap<>();
    private @Nullable Object wanted;

    /** Shows the place of this name. */
    void show(Object name, Supplier<Node> maker) {
        wanted = name;
        if (made.containsKey(name)) {
            put(name);
        } else {
            Slices.later(this, () -> make(name, maker));
        }
    }

    /** Nothing of what the person has left in the meantime. */
    private void make(Object name, Supplier<Node> maker) {
        if (name.equals(wanted)) {
            made.computeIfAbsent(name, key -> maker.get());
            Slices.later(this, () -> put(name));
        }
    }

    private void put(Object name) {
        Node node = Objects.requireNonNull(made.get(name));
        if (name.equals(wanted) && (getChildren().isEmpty() || getChildren().getFirst() != node)) {
            getChildren().setAll(node);
        }
    }
}
