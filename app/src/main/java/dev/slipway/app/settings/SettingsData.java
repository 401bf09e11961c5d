package dev.slipway.app.settings;

import dev.slipway.warehouse.engine.Engine;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings as their file has them. Anything may be missing: a file of an older version, or one that was edited. */
record SettingsData(
        int version,
        @Nullable ThemeChoice theme,
        @Nullable Geometry window,
        @Nullable String workspace,
        @Nullable String lastFolder,
        @Nullable String lastTab,
        @Nullable String engine,
        @Nullable List<RecentStudy> recents,
        @Nullable List<PastQuery> queries) {
    static final int VERSION = 1;

    record Geometry(@Nullable Double x, @Nullable Double y, double width, double height, boolean maximised) {}

    static SettingsData of(Settings settings) {
        WindowGeometry at = settings.windowProperty().get();
        Geometry window = new Geometry(
                at.hasPlace() ? at.x() : null, at.hasPlace() ? at.y() : null, at.width(), at.height(), at.maximised());
        return new SettingsData(
                VERSION,
                settings.themeProperty().get(),
                window,
                settings.workspaceProperty().get(),
                settings.lastFolderProperty().get(),
                settings.lastTabProperty().get(),
                settings.engineProperty().get(),
                List.copyOf(settings.recents()),
                List.copyOf(settings.queries()));
    }

    /** Puts what is there and makes sense into the settings; the rest keeps its default. */
    void into(Settings settings) {
        if (theme != null) {
            settings.themeProperty().set(theme);
        }
        if (window != null && window.width >= 400 && window.height >= 300) {
            settings.windowProperty()
                    .set(new WindowGeometry(
                            window.x == null ? Double.NaN : window.x,
                            window.y == null ? Double.NaN : window.y,
                            window.width,
                            window.height,
                            window.maximised));
        }
        if (workspace != null) {
            settings.workspaceProperty().set(workspace);
        }
        if (lastFolder != null) {
            settings.lastFolderProperty().set(lastFolder);
        }
        if (lastTab != null) {
            settings.lastTabProperty().set(lastTab);
        }
        if (Arrays.stream(Engine.values()).anyMatch(known -> known.key().equals(engine))) {
            settings.engineProperty().set(engine);
        }
        if (recents != null) {
            settings.recents()
                    .setAll(recents.stream()
                            .filter(recent -> recent != null && recent.path() != null && recent.title() != null)
                            .limit(Settings.RECENT_LIMIT)
                            .toList());
        }
        if (queries != null) {
            settings.queries()
                    .setAll(queries.stream()
                            .filter(query -> query != null && query.workspace() != null && query.sql() != null)
                            .map(query -> query.asked() == null
                                    ? new PastQuery(query.workspace(), query.sql(), "", query.rows(), query.seconds())
                                    : query)
                            .toList());
        }
    }
}
