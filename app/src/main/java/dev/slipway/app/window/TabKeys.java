package dev.slipway.app.window;

import java.util.List;
import javafx.scene.input.KeyCode;

/** The keys that go with Ctrl to a tab: the digits for the first ten, M for the one after them, which is the memo. */
final class TabKeys {
    private static final List<KeyCode> CODES = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9,
            KeyCode.DIGIT0,
            KeyCode.M);

    private TabKeys() {}

    /** Which tab a key goes to; −1 where it goes to none. */
    static int tab(KeyCode code) {
        return CODES.indexOf(code);
    }

    /** {@code Ctrl+3}; empty for a tab without a key. */
    static String words(int tab) {
        return tab < CODES.size() ? "Ctrl+" + CODES.get(tab).getName() : "";
    }
}
