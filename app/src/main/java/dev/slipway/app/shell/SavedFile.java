package dev.slipway.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** When the open file was saved, as of the last look. Looks are below the window. */
final class SavedFile {
    private volatile @Nullable FileTime at;

    /** Remembers when the file was saved. */
    void look(Path path) throws IOException {
        at = Files.exists(path) ? Files.getLastModifiedTime(path) : null;
    }

    /** A file that is away for a moment, as editors do it when they save, was not saved yet. */
    boolean since(Path path) {
        try {
            return !Files.getLastModifiedTime(path).equals(at);
        } catch (IOException e) {
            return false;
        }
    }

    /** The text of a file that could not be read as a study; empty when it can't be read at all. */
    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            return "";
        }
    }
}
