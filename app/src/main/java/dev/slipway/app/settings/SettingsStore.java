package dev.slipway.app.settings;

import dev.slipway.app.jobs.JobRunner;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@link Settings} in a JSON file. Saving waits until nothing changed for a second and replaces the file in one
 * move, so that a crash leaves the old one or the new one. A file that can't be read is set aside, the defaults are used
 * and a sentence says so; it is never a reason not to start.
 */
public final class SettingsStore {
    private static final long PAUSE_MILLIS = 1000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Settings settings = new Settings();
    private @Nullable String note;

    private SettingsStore(Path file) {
        this.file = file;
    }

    /** Reads the file once, before the window opens. */
    public static SettingsStore load(Path file) {
        SettingsStore store = new SettingsStore(file);
        store.read();
        return store;
    }

    public Settings settings() {
        return settings;
    }

    /** What was wrong with the file, as a sentence; null when nothing was. */
    public @Nullable String note() {
        return note;
    }

    private void read() {
        try {
            SettingsData data = JSON.readValue(Files.readString(file), SettingsData.class);
            if (data != null) {
                data.into(settings);
            }
        } catch (NoSuchFileException e) {
            note = null; // the first start
        } catch (IOException | JacksonException e) {
            note = "The settings could not be read, so the defaults are used; the old file is kept as "
                    + setAside().getFileName() + ".";
        }
    }

    private Path setAside() {
        Path broken = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, broken, StandardCopyOption.REPLACE_EXISTING);
            return broken;
        } catch (IOException e) {
            return file;
        }
    }

    /** Saves from now on whenever something changes. A failure to save is told, once for each try. */
    public void saveWith(JobRunner jobs, Consumer<String> tell) {
        InvalidationListener changed = observable -> {
            SettingsData data = SettingsData.of(settings);
            jobs.latest(
                    this,
                    PAUSE_MILLIS,
                    context -> {
                        try {
                            write(data);
                            return "";
                        } catch (IOException e) {
                            return "The settings could not be saved to " + file + ".";
                        }
                    },
                    (String trouble) -> {
                        if (!trouble.isEmpty()) {
                            tell.accept(trouble);
                        }
                    });
        };
        settings.themeProperty().addListener(changed);
        settings.windowProperty().addListener(changed);
        settings.workspaceProperty().addListener(changed);
        settings.lastFolderProperty().addListener(changed);
        settings.lastTabProperty().addListener(changed);
        settings.engineProperty().addListener(changed);
        settings.recents().addListener(changed);
        settings.queries().addListener(changed);
    }

    /** Saves at once; for the end of the program. */
    public void saveNow() throws IOException {
        write(SettingsData.of(settings));
    }

    private synchronized void write(SettingsData data) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(fresh, JSON.writeValueAsString(data));
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
