package dev.slipway.warehouse.files;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The warehouse files of a workspace: {@code warehouse/run-<n>.mv.db} or {@code .duckdb}, as the run's engine has it. */
public final class RunFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
    private static final Pattern NAME = Pattern.compile("run-(\\d+)\\..*");

    private final Path folder;

    public RunFiles(Path workspace) {
        this.folder = workspace.resolve("warehouse");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.WORKSPACE,
                    "The folder " + workspace + " can't be used as a workspace.",
                    "Check that you may write to it, or choose another one.",
                    e);
        }
    }

    /** The database of a run, without the ending that its engine's files have. */
    public Path database(int run) {
        return folder.resolve("run-" + run);
    }

    public boolean exists(int run) {
        return engine(run).isPresent();
    }

    /** The engine whose file the run has; empty when it has none. */
    public Optional<Engine> engine(int run) {
        return Arrays.stream(Engine.values())
                .filter(engine -> Files.exists(file(run, engine)))
                .findFirst();
    }

    private Path file(int run, Engine engine) {
        return folder.resolve("run-" + run + engine.suffix());
    }

    /** Size of a run's file. */
    public long bytes(int run) {
        return engine(run).map(engine -> size(file(run, engine))).orElse(0L);
    }

    /** Removes the files of a run. One that another reader still holds open goes when the workspace is opened next. */
    public void delete(int run) {
        each(file -> {
            if (number(file) == run) {
                remove(file);
            }
        });
    }

    /** Removes the files of all runs but those. */
    public void keepOnly(Set<Integer> runs) {
        each(file -> {
            if (number(file) >= 0 && !runs.contains(number(file))) {
                remove(file);
            }
        });
    }

    private void each(java.util.function.Consumer<Path> action) {
        try (Stream<Path> files = Files.list(folder)) {
            files.toList().forEach(action);
        } catch (IOException e) {
            LOG.warn("The run files in {} can't be listed", folder, e);
        }
    }

    private static int number(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }

    /** What an engine moved out of memory lies in a folder beside its file. */
    private static void remove(Path file) {
        try {
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    inside.toList().forEach(RunFiles::remove);
                }
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be removed now; it goes when the workspace is opened next", file, e);
        }
    }

    /** Size of a file; 0 where there is none. */
    public static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
