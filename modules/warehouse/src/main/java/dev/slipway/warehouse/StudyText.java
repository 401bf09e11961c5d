package dev.slipway.warehouse;

import dev.slipway.core.study.StudyFile;

/**
 * A study as the catalogue keeps it.
 *
 * @param hash of the text, as in {@link StudyFile}
 */
public record StudyText(String hash, String title, String experimentKey, String text) {
    static StudyText of(StudyFile file) {
        return new StudyText(
                file.hash(), file.study().title(), file.study().experiment().key(), file.text());
    }
}
