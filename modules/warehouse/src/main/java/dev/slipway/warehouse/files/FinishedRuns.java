package dev.slipway.warehouse.files;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of a workspace with the documents of finished runs: {@code runs/run-<n>}. */
public final class FinishedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedRuns.class);
    private static final String PREFIX = "run-";

    private final Path runs;

    public FinishedRuns(Path workspace) {
        this.runs = workspace.resolve("runs");
    }

    public Path folder(int run) {
        return runs.resolve(PREFIX + run);
    }

    /** Completes what a program that ended between recording a run and moving its documents left undone. */
    public void settle(int run) {
        Path place = folder(run);
        Path draft = place.resolveSibling(place.getFileName() + ".part");
        try {
            if (!Files.exists(place) && Files.exists(draft.resolve("manifest.json"))) {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.warn("The documents of run {} stay in {}", run, draft, e);
        }
    }

    /** The numbers of the runs that have a folder, in no order. */
    public List<Integer> numbers() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{1,9}"))
                    .map(name -> Integer.valueOf(name.substring(PREFIX.length())))
                    .toList();
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "The folder " + runs + " can't be read",
                    "Check that it is yours to read; nothing was changed.",
                    e);
        }
    }
}
