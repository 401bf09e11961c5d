package dev.slipway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class SettingsStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatIsRememberedComesBack() throws IOException {
        Path file = folder.resolve("deep/settings.json");
        SettingsStore store = SettingsStore.load(file);
        assertThat(store.note()).isNull();
        store.settings().themeProperty().set(ThemeChoice.DARK);
        store.settings().windowProperty().set(new WindowGeometry(10, 20, 1300, 850, true));
        store.settings().remember(folder.resolve("a.yaml"), "A", "SHIP", Instant.EPOCH);
        store.settings().remember(folder.resolve("b.yaml"), "B", null, Instant.EPOCH);
        store.settings().remember(folder.resolve("a.yaml"), "A again", null, Instant.EPOCH);
        store.settings().engineProperty().set("duckdb");
        store.saveNow();
        Settings again = SettingsStore.load(file).settings();
        assertThat(again.themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        assertThat(again.windowProperty().get()).isEqualTo(new WindowGeometry(10, 20, 1300, 850, true));
        assertThat(again.engineProperty().get()).isEqualTo("duckdb");
        assertThat(again.recents()).extracting(RecentStudy::title).containsExactly("A again", "B");
        assertThat(again.recents().getFirst().verdict()).isEqualTo("SHIP");
    }

    @Test
    void aBrokenFileGivesTheDefaultsAndANote() throws IOException {
        Path file = folder.resolve("settings.json");
        for (String broken : List.of("{\"theme\": \"PURPLE\"}", "{not json", "", "[1]", "\u0000\u0001")) {
            Files.writeString(file, broken);
            SettingsStore store = SettingsStore.load(file);
            assertThat(store.note()).as(broken).contains("could not be read");
            assertThat(store.settings().themeProperty().get()).isEqualTo(ThemeChoice.SYSTEM);
            assertThat(folder.resolve("settings.json.broken")).hasContent(broken);
        }
    }

    @Test
    void whatMakesNoSenseKeepsItsDefault() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(
                file,
                "{\"version\": 9, \"engine\": \"oracle\", \"new\": 1, \"window\": {\"width\": 3, \"height\": 2},"
                        + " \"recents\": [{\"path\": null}, null]}");
        SettingsStore store = SettingsStore.load(file);
        assertThat(store.settings().windowProperty().get()).isEqualTo(WindowGeometry.FIRST);
        assertThat(store.settings().engineProperty().get()).isEqualTo("h2");
        assertThat(store.settings().recents()).isEmpty();
    }

    @Test
    void aChangeIsSavedAndAFailureToSaveIsTold() throws IOException {
        Path file = folder.resolve("settings.json");
        List<String> told = new ArrayList<>();
        SettingsStore store = SettingsStore.load(file);
        store.saveWith(new DirectJobRunner(), told::add);
        store.settings().lastTabProperty().set("impact");
        assertThat(Files.readString(file)).contains("impact");
        assertThat(told).isEmpty();
        Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("settings.json");
        SettingsStore stuck = SettingsStore.load(blocked);
        stuck.saveWith(new DirectJobRunner(), told::add);
        stuck.settings().lastTabProperty().set("drift");
        assertThat(told).singleElement().asString().contains("could not be saved");
    }
}
