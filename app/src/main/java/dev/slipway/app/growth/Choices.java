package dev.slipway.app.growth;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of several keys, written as words; gone where there is nothing to choose. */
final class Choices extends ComboBox<String> {
    private static final double WIDEST = 168;

    private final UnaryOperator<String> words;

    /**
     * @param name what is chosen, for people who listen
     * @param words of a key
     * @param chosen told when a person chose another key
     */
    Choices(String id, String name, UnaryOperator<String> words, Consumer<String> chosen) {
        this.words = words;
        setId(id);
        setAccessibleText(name);
        setConverter(new KeyConverter());
        getStyleClass().add("small");
        setMaxWidth(WIDEST);
        setMinWidth(0);
        valueProperty().addListener((property, before, after) -> {
            if (after != null && before != null) {
                chosen.accept(after);
            }
        });
    }

    /** Offers these keys and marks one of them. */
    void show(List<String> keys, String chosen) {
        if (!keys.equals(getItems())) {
            getItems().setAll(keys);
        }
        if (keys.contains(chosen)) {
            setValue(chosen);
        }
        setVisible(keys.size() > 1);
        setManaged(keys.size() > 1);
    }

    private final class KeyConverter extends StringConverter<String> {
        @Override
        public String toString(@Nullable String key) {
            return key == null ? "" : words.apply(key);
        }

        @Override
        public String fromString(String label) {
            return label;
        }
    }
}
