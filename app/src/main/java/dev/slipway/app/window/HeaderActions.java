package dev.slipway.app.window;

import javafx.scene.Node;

/** What the header's buttons do. */
interface HeaderActions {
    void showStudies(Node below);

    void showRuns(Node below);

    void showSegments(Node below);

    void showDates(Node below);

    void open();

    void run();

    void cancel();

    void toggleTheme();
}
