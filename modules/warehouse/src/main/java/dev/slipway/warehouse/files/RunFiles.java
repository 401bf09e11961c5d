package dev.slipway.warehouse.files;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The warehouse files of a workspace: {@code warehouse/run-<n>.mv.db}. */
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

    /** The database of a run, without {@code .mv.db}. */
    public Path database(int run) {
        return folder.resolve("run-" + run);
    }

    public boolean exists(int run) {
        return Files.exists(folder.resolve("run-" + run + ".mv.db"));
    }

    /** Size of a run's file. */
    public long bytes(int run) {
        return size(folder.resolve("run-" + run + ".mv.db"));
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

    private static void remove(Path file) {
        try {
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
