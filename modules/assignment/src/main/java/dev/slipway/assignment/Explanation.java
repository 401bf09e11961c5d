package dev.slipway.assignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a unit gets what it gets.
 *
 * @param variant null when the unit takes no part
 * @param steps in the order in which they were taken
 */
public record Explanation(String unitId, @Nullable String variant, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param title for example "Bucket"
     * @param words for example "2,654,933,191 mod 10,000 = 3,191"
     * @param result the part of {@code words} to emphasise, for example "3,191"; empty when there is none
     * @param code true where the words are literal text to show in a fixed-width font
     */
    public record Step(String title, String words, String result, boolean code) {}
}
