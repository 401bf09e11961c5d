package dev.slipway.core.study;

import org.jspecify.annotations.Nullable;

/**
 * One error of a study file.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param path dotted path of the key, for example {@code metrics.kyc_7d.margin}
 * @param message what is wrong, as a short headline without a full stop
 * @param remedy what would be right, as a sentence
 * @param fix a change of the text that would mend it; null when only the author can know
 */
public record StudyProblem(
        int line,
        String path,
        String message,
        String remedy,
        @Nullable Fix fix) {

    /** Replace {@code target} on the problem's line by {@code replacement}; the label is for a button. */
    public record Fix(String label, String target, String replacement) {}
}
