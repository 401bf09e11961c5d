package dev.slipway.app.impact;

import dev.slipway.readout.text.Words;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Keys of arms as they are called. */
final class ArmName extends StringConverter<String> {
    @Override
    public String toString(@Nullable String key) {
        return key == null ? "" : Words.label(key);
    }

    @Override
    public String fromString(String label) {
        return label;
    }
}
