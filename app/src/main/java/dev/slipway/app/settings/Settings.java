package dev.slipway.app.settings;

import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the desktop remembers, as properties. {@link SettingsStore} reads and saves them. */
public final class Settings {
    /** How many studies the list of recent ones keeps. */
    public static final int RECENT_LIMIT = 8;

    /** How many queries are kept of each workspace. */
    public static final int QUERY_LIMIT = 40;

    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ObjectProperty<WindowGeometry> window = new SimpleObjectProperty<>(WindowGeometry.FIRST);
    private final StringProperty workspace = new SimpleStringProperty("");
    private final StringProperty lastFolder = new SimpleStringProperty("");
    private final StringProperty lastTab = new SimpleStringProperty("overview");
    private final StringProperty engine = new SimpleStringProperty(Engine.H2.key());
    private final ObservableList<RecentStudy> recents = FXCollections.observableArrayList();
    private final ObservableList<PastQuery> queries = FXCollections.observableArrayList();

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    public ObjectProperty<WindowGeometry> windowProperty() {
        return window;
    }

    /** Folder of the last workspace; empty before the first. */
    public StringProperty workspaceProperty() {
        return workspace;
    }

    /** Folder that a file chooser last looked into; empty before the first. */
    public StringProperty lastFolderProperty() {
        return lastFolder;
    }

    public StringProperty lastTabProperty() {
        return lastTab;
    }

    /** Name of the engine that new runs use. */
    public StringProperty engineProperty() {
        return engine;
    }

    /** Newest first. */
    public ObservableList<RecentStudy> recents() {
        return recents;
    }

    /** Puts a study at the top of the recent ones; a null verdict keeps the one that is known. */
    public void remember(Path file, String title, @Nullable String verdict, Instant now) {
        String path = file.toAbsolutePath().normalize().toString();
        @Nullable String known = verdict;
        List<RecentStudy> kept = new ArrayList<>();
        for (RecentStudy recent : recents) {
            if (recent.path().equals(path)) {
                known = known == null ? recent.verdict() : known;
            } else {
                kept.add(recent);
            }
        }
        kept.addFirst(new RecentStudy(path, title, now.toString(), known));
        recents.setAll(kept.subList(0, Math.min(kept.size(), RECENT_LIMIT)));
    }

    /** Queries of all workspaces, newest first. */
    public ObservableList<PastQuery> queries() {
        return queries;
    }

    /** Puts a query at the top; the same text of the same workspace is kept once. */
    public void remember(PastQuery query) {
        List<PastQuery> kept = new ArrayList<>(List.of(query));
        int ofWorkspace = 1;
        for (PastQuery past : queries) {
            boolean here = past.workspace().equals(query.workspace());
            boolean again = here && past.sql().equals(query.sql());
            if (!again && (!here || ofWorkspace++ < QUERY_LIMIT)) {
                kept.add(past);
            }
        }
        queries.setAll(kept);
    }

    /** Forgets a study, for one whose file is gone. */
    public void forget(RecentStudy study) {
        recents.remove(study);
    }
}
