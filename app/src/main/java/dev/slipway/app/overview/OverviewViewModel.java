package dev.slipway.app.overview;

import dev.slipway.app.shell.Awaited;
import dev.slipway.app.shell.Navigator;
import dev.slipway.app.shell.Workbench;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The overview: what the workbench's readout says, and where its parts lead. */
final class OverviewViewModel {
    private final Workbench workbench;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable OverviewModel> model = new ReadOnlyObjectWrapper<>();

    OverviewViewModel(Workbench workbench, Navigator navigator) {
        this.workbench = workbench;
        this.navigator = navigator;
        workbench.findingsProperty().addListener((property, before, after) -> read(after));
        read(workbench.findingsProperty().get());
    }

    private void read(@Nullable Findings readout) {
        model.set(readout == null ? null : OverviewWords.of(readout));
    }

    /** Null until a run succeeded. */
    ReadOnlyObjectProperty<@Nullable OverviewModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    @Nullable
    Findings readout() {
        return workbench.findingsProperty().get();
    }

    /** Why there are no answers now; empty where they are there. */
    ReadOnlyObjectProperty<Awaited> awaitedProperty() {
        return workbench.awaitedProperty();
    }

    /** Changes when there are other answers in words. */
    ReadOnlyObjectProperty<@Nullable Readout> wholeProperty() {
        return workbench.readoutProperty();
    }

    void showWhy() {
        navigator.go("impact");
    }

    void showMetric(String key) {
        navigator.go("impact", "metric:" + key);
    }

    void showHealth(HealthCheck check) {
        navigator.go(check.tab(), "check:" + check.check());
    }
}
