package dev.slipway.app.growth;

import dev.slipway.app.widget.KeyWords;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;

/** One of several keys, written as words; gone where there is nothing to choose. */
final class Choices extends ComboBox<String> {
    private static final double WIDEST = 168;

    /**
     * @param name what is chosen, for people who listen
     * @param words of a key
     * @param chosen told when a person chose another key
     */
    Choices(String id, String name, UnaryOperator<String> words, Consumer<String> chosen) {
        setId(id);
        setAccessibleText(name);
        setConverter(new KeyWords(words));
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
}
