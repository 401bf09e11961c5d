package dev.slipway.app.widget;

import java.util.function.UnaryOperator;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Keys in a list to choose from, written as people call them. */
public final class KeyWords extends StringConverter<String> {
    private final UnaryOperator<String> words;

    /** @param words of a key */
    public KeyWords(UnaryOperator<String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable String key) {
        return key == null ? "" : words.apply(key);
    }

    /** Nothing is typed, so that what comes back is what was given. */
    @Override
    public String fromString(String text) {
        return text;
    }
}
