package dev.slipway.app.cli;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folders that a command line names, looked at before any work, so that no long run ends at a closed door. */
final class Folders {
    private Folders() {}

    /** The folder as an absolute path. A file in its place, or no name at all, is unusable. */
    static Path of(String option, Path named) {
        if (named.toString().isBlank()) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    option + " names no folder; nothing was started",
                    "Write the folder behind it, for example " + option + " out.");
        }
        Path folder = named.toAbsolutePath();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    named + " is a file, and " + option + " needs a folder; nothing was started",
                    "Name another folder; it is made if it is not there yet.");
        }
        return folder;
    }

    /** The same for a folder that the command will write to. */
    static Path writable(String option, Path named) {
        Path folder = of(option, named);
        Path above = closedAbove(folder);
        if (above != null) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    above + " is not yours to write; nothing was started",
                    "Choose another folder for " + option + ", or ask for the right to write there.");
        }
        return folder;
    }

    /** The nearest folder that exists, if nothing can be made in it; null if all is well. */
    static @Nullable Path closedAbove(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null || (Files.isDirectory(existing) && Files.isWritable(existing)) ? null : existing;
    }
}
