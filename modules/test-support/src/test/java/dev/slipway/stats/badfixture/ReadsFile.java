package dev.slipway.stats.badfixture;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks: stats does no input or output. */
public final class ReadsFile {
    private ReadsFile() {}

    public static boolean answer() {
        return Files.exists(Path.of("data.csv"));
    }
}
