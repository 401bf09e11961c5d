package dev.slipway.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run left in its folder. */
public final class RunFiles {
    private RunFiles() {}

    /** All files below the folder, relative to it and in order; none where there is no such folder. */
    public static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "memo.pdf, models/churn.md, report.pdf and 24 charts": the documents by name, the charts counted. */
    public static String words(List<String> names) {
        List<String> documents =
                names.stream().filter(name -> !name.startsWith("charts/")).toList();
        int charts = names.size() - documents.size();
        String counted = charts == 0 ? "" : charts == 1 ? "1 chart" : charts + " charts";
        return String.join(", ", documents) + (documents.isEmpty() || charts == 0 ? "" : " and ") + counted;
    }
}
