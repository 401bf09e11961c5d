package dev.slipway.benchmarks.offers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a program makes for itself. */
final class Folders {
    private Folders() {}

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermost = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermost) {
                Files.deleteIfExists(file);
            }
        }
    }
}
