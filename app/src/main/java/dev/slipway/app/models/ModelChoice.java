package dev.slipway.app.models;

import dev.slipway.app.widget.KeyWords;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;

/** Which of several models of one kind is shown; gone where there is only one. */
final class ModelChoice extends ComboBox<String> {
    private final StringProperty chosen;
    private Map<String, String> labels = Map.of();

    /**
     * @param words what the choice is about, for people who listen
     * @param chosen name of the model, changed by a choice
     */
    ModelChoice(String id, String words, StringProperty chosen) {
        this.chosen = chosen;
        setId(id);
        setAccessibleText(words);
        setConverter(new KeyWords(name -> labels.getOrDefault(name, "")));
        valueProperty().addListener((property, before, after) -> {
            if (after != null && !after.isEmpty()) {
                chosen.set(after);
            }
        });
    }

    /** Offers these models, label by name, and marks the chosen one. */
    void show(Map<String, String> models) {
        labels = models;
        if (!List.copyOf(models.keySet()).equals(getItems())) {
            getItems().setAll(models.keySet());
        }
        setValue(chosen.get());
        setVisible(models.size() > 1);
        setManaged(models.size() > 1);
    }
}
