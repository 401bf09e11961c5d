package dev.slipway.app.badfixture;

import javafx.scene.Node;

/** Breaks: view models need no toolkit. */
public final class SceneViewModel {
    private SceneViewModel() {}

    public static boolean answer(Node node) {
        return node.isVisible();
    }
}
