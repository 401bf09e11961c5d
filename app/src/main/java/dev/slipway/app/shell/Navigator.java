package dev.slipway.app.shell;

import java.nio.file.Path;

/** Shows a tab, and a place in it. */
@FunctionalInterface
public interface Navigator {
    /**
     * Selects a tab.
     *
     * @param tab id of the screen, for example {@code impact}
     * @param detail what to show there, for example {@code metric:kyc_7d}; empty for the tab as it is
     */
    void go(String tab, String detail);

    default void go(String tab) {
        go(tab, "");
    }

    /** Starts making a study from a CSV file. */
    default void startImport(Path csv) {}
}
