package dev.slipway.app.window;

import dev.slipway.app.shell.Navigator;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.Workbench;
import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Decides what fills the window below the tabs, from the workbench's state and the tab that is selected. */
final class ShellViewModel implements Navigator {
    /** The first tab, which stands aside for a run in progress and for its problems. */
    static final String OVERVIEW = "overview";

    /** What fills the window. */
    enum Place {
        WELCOME,
        IMPORT,
        READY,
        RUNNING,
        PROBLEM,
        SCREEN
    }

    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.WELCOME);
    private final ReadOnlyObjectWrapper<@Nullable Path> importing = new ReadOnlyObjectWrapper<>();
    private final StringProperty tab = new SimpleStringProperty(OVERVIEW);
    private final StringProperty detail = new SimpleStringProperty("");
    private boolean tabNeedsRun = true;
    private boolean lastGoodWanted;

    ShellViewModel(Workbench workbench) {
        this.workbench = workbench;
        workbench.stateProperty().addListener((property, before, after) -> {
            lastGoodWanted = false;
            update();
        });
        workbench.fileProperty().addListener((property, before, after) -> importing.set(null));
        InvalidationListener changed = observable -> update();
        workbench.findingsProperty().addListener(changed);
        workbench.problemProperty().addListener(changed);
        importing.addListener(changed);
        update();
    }

    private void update() {
        place.set(decide());
    }

    private Place decide() {
        if (importing.get() != null) {
            return Place.IMPORT;
        }
        RunState state = workbench.stateProperty().get();
        boolean hasReadout = workbench.findingsProperty().get() != null;
        if (state == RunState.EMPTY) {
            return Place.WELCOME;
        }
        boolean onOverview = tab.get().equals(OVERVIEW);
        boolean canDoWithout = !tabNeedsRun && workbench.studyProperty().get() != null;
        if (!onOverview && (hasReadout || canDoWithout)) {
            return Place.SCREEN;
        }
        if (hasReadout && lastGoodWanted) {
            return Place.SCREEN;
        }
        return switch (state) {
            case RUNNING -> Place.RUNNING;
            case FAILED, INVALID -> Place.PROBLEM;
            default -> hasReadout ? Place.SCREEN : Place.READY;
        };
    }

    /** Remembers which tab is selected and whether it can do without a run. */
    void selected(String id, boolean needsRun) {
        tabNeedsRun = needsRun;
        tab.set(id);
        update();
    }

    /** Shows the last good run while another is under way or has failed. */
    void showLastGood() {
        lastGoodWanted = true;
        tab.set(OVERVIEW);
        update();
    }

    /** Shows what is going on (the run, the problem) again. */
    void showWhatHappens() {
        lastGoodWanted = false;
        go(OVERVIEW, "");
        update();
    }

    @Override
    public void startImport(Path csv) {
        importing.set(csv);
    }

    void endImport() {
        importing.set(null);
    }

    @Override
    public void go(String id, String where) {
        tab.set(id);
        detail.set("");
        detail.set(where);
        update();
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The CSV file that a study is being made from; null while none is. */
    ReadOnlyObjectProperty<@Nullable Path> importingProperty() {
        return importing.getReadOnlyProperty();
    }

    StringProperty tabProperty() {
        return tab;
    }

    /** The place in the tab that was asked for last; empty for the tab as it is. */
    StringProperty detailProperty() {
        return detail;
    }
}
