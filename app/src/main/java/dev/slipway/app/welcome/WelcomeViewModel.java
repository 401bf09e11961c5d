package dev.slipway.app.welcome;

import dev.slipway.app.settings.RecentStudy;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.Workbench;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ObservableList;

/** What can be opened: samples, files, and what was open before. */
final class WelcomeViewModel {
    private final Workbench workbench;
    private final Settings settings;
    private final FileOpener opener;

    WelcomeViewModel(Workbench workbench, Settings settings, FileOpener opener) {
        this.workbench = workbench;
        this.settings = settings;
        this.opener = opener;
    }

    List<Sample> samples() {
        return workbench.service().samples();
    }

    ObservableList<RecentStudy> recents() {
        return settings.recents();
    }

    void open(Sample sample) {
        workbench.open(sample.path());
    }

    void openAndRun(Sample sample) {
        workbench.openAndRun(sample.path());
    }

    void open(RecentStudy recent) {
        workbench.open(Path.of(recent.path()));
    }

    void open(Path file) {
        opener.open(file);
    }

    void chooseCsv() {
        opener.chooseCsv();
    }

    void chooseStudy() {
        opener.chooseStudy();
    }
}
