package dev.slipway.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** One tab of the window. The node is made once, when the tab is first shown. */
public interface Screen {
    /** Short lower-case name, for example {@code impact}; health checks and the navigator use it. */
    String id();

    /** The word on the tab. */
    String title();

    /** Feather icon literal, for example {@code fth-git-commit}. */
    String icon();

    /** The content below the tab bar, made on first call. It fills its place and scrolls by itself where it must. */
    Node node();

    /** Toggles that stand at the right end of the tab bar while this tab is shown; they share one {@code ToggleGroup}. */
    default List<ToggleButton> views() {
        return List.of();
    }

    /** False for screens that have something to show as soon as a study is open, before it was run. */
    default boolean needsRun() {
        return true;
    }

    /** True while Ctrl+Enter belongs to what has the focus in this screen, and not to the study. */
    default boolean takesRun() {
        return false;
    }

    /** Shows a place in this screen; see {@link Navigator#go(String, String)}. */
    default void show(String detail) {}
}
