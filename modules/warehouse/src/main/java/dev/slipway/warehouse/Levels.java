package dev.slipway.warehouse;

import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects a text column as codes in order of appearance; at the end the levels are put in alphabetical order. */
final class Levels {
    private final Map<String, Integer> codes = new HashMap<>();
    private final Growing.Ints values = new Growing.Ints();

    void add(@Nullable String text) {
        values.add(text == null ? -1 : codes.computeIfAbsent(text, t -> codes.size()));
    }

    Category toCategory() {
        return inOrder(codes, values.toArray());
    }

    /** Codes of appearance, −1 for missing, as codes of the alphabetical order; the array is changed and kept. */
    static Category inOrder(Map<String, Integer> codes, int[] coded) {
        List<String> levels = new ArrayList<>(new TreeSet<>(codes.keySet()));
        int[] place = new int[levels.size()];
        for (int i = 0; i < place.length; i++) {
            place[Objects.requireNonNull(codes.get(levels.get(i)))] = i;
        }
        for (int i = 0; i < coded.length; i++) {
            coded[i] = coded[i] < 0 ? -1 : place[coded[i]];
        }
        return new Category(List.copyOf(levels), coded);
    }
}
