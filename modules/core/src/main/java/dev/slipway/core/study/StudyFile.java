package dev.slipway.core.study;

import java.nio.file.Path;

/**
 * A study and the text that it was read from.
 *
 * @param hash first 8 hexadecimal digits of the SHA-256 of the text, line ends as LF
 */
public record StudyFile(Path path, String text, String hash, Study study) {}
