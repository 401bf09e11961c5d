package dev.slipway.app.window;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.Workbench;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the header says: study, run, filters, and whether Run or Cancel is offered. */
final class HeaderViewModel {
    private final Workbench workbench;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper run = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper segment = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper dates = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRun = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasRun = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasDates = new ReadOnlyBooleanWrapper();

    HeaderViewModel(Workbench workbench) {
        this.workbench = workbench;
        InvalidationListener changed = observable -> update();
        workbench.studyProperty().addListener(changed);
        workbench.fileProperty().addListener(changed);
        workbench.runProperty().addListener(changed);
        workbench.stateProperty().addListener(changed);
        workbench.filterProperty().addListener(changed);
        update();
    }

    private void update() {
        StudyFile study = workbench.studyProperty().get();
        RunResult shown = workbench.runProperty().get();
        RunState state = workbench.stateProperty().get();
        running.set(state == RunState.RUNNING);
        canRun.set(workbench.fileProperty().get() != null && state != RunState.RUNNING);
        hasRun.set(shown != null);
        title.set(titleOf(study));
        subtitle.set(subtitleOf(study, shown));
        run.set(runWords(state, shown));
        segmentAndDates(shown);
    }

    private String titleOf(@Nullable StudyFile study) {
        if (study != null) {
            return study.study().title();
        }
        var file = workbench.fileProperty().get();
        return file == null ? "No study open" : Objects.toString(file.getFileName());
    }

    private static String subtitleOf(@Nullable StudyFile study, @Nullable RunResult shown) {
        if (study == null) {
            return "choose a sample or drop a file";
        }
        String key = study.study().experiment().key();
        if (shown != null) {
            DataInfo data = shown.readout().data();
            String days = data.days() > 0 ? " \u00b7 " + Numbers.counted(data.days(), "day", "days") : "";
            return key + " \u00b7 " + Numbers.counted(data.units(), "user", "users") + days;
        }
        return switch (study.study().source()) {
            case Source.Simulate world ->
                key + " \u00b7 " + Numbers.counted(world.users(), "user", "users") + " \u00b7 "
                        + Numbers.counted(world.days(), "day", "days");
            case Source.UnitTable table -> key + " \u00b7 " + table.path().getFileName();
            case Source.Events events -> key + " \u00b7 " + events.events().getFileName();
        };
    }

    private String runWords(RunState state, @Nullable RunResult shown) {
        String failed = "Run " + workbench.runNumber() + " \u00b7 ";
        return switch (state) {
            case RUNNING -> failed + "running\u2026";
            case FAILED -> workbench.runNumber() > 0 ? failed + "failed" : "No run";
            case CANCELLED -> failed + "cancelled";
            default ->
                shown == null
                        ? "Not run yet"
                        : "Run " + shown.number() + " \u00b7 "
                                + moment(shown.manifest().started());
        };
    }

    private void segmentAndDates(@Nullable RunResult shown) {
        DataFilter filter = workbench.filterProperty().get();
        String level = filter.level();
        segment.set(level == null ? "All users" : Words.level(level));
        Readout whole = shown == null ? null : shown.readout();
        String first = whole == null ? null : whole.data().first();
        String last = whole == null ? null : whole.data().last();
        hasDates.set(first != null && last != null);
        if (whole == null || first == null || last == null) {
            dates.set("No dates");
            return;
        }
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        String range =
                Dates.range(from == null ? LocalDate.parse(first) : from, to == null ? LocalDate.parse(last) : to);
        dates.set(range + inZone(whole.data().timezone()));
    }

    /** Whose days they are, by the last part of the zone's name; empty for UTC. */
    private static String inZone(@Nullable String timezone) {
        return timezone == null
                ? ""
                : ", " + timezone.substring(timezone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** An ISO instant as people read it. */
    static String moment(String iso) {
        return Dates.moment(Instant.parse(iso).toEpochMilli());
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    ReadOnlyStringProperty runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyStringProperty segmentProperty() {
        return segment.getReadOnlyProperty();
    }

    ReadOnlyStringProperty datesProperty() {
        return dates.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRunProperty() {
        return canRun.getReadOnlyProperty();
    }

    /** True when a run is shown, so that filters make sense. */
    ReadOnlyBooleanProperty hasRunProperty() {
        return hasRun.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hasDatesProperty() {
        return hasDates.getReadOnlyProperty();
    }
}
