package dev.slipway.app.shell;

import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.run.RunResult;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Readout;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be seen of a {@link Workbench}; its commands are there. */
public abstract class WorkbenchState {
    final ReadOnlyObjectWrapper<@Nullable StudyFile> study = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable RunResult> run = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Readout> readout = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Readout> allUsers = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Awaited> awaited = new ReadOnlyObjectWrapper<>(Awaited.NOTHING);
    final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.EMPTY);
    final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable JobHandle> job = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper recomputing = new ReadOnlyBooleanWrapper();
    final ObjectProperty<DataFilter> filter = new SimpleObjectProperty<>(DataFilter.NONE);
    final ObservableList<RunSummary> runs = FXCollections.observableArrayList();

    WorkbenchState() {
        run.addListener((property, before, after) -> allUsers.set(after == null ? null : after.readout()));
    }

    /** Shows a whole readout, or none. */
    final void show(@Nullable Readout whole) {
        findings.set(whole);
        readout.set(whole);
        awaited.set(Awaited.NOTHING);
    }

    /** The study that is open; null while none is, or when the file that was opened has errors. */
    public ReadOnlyObjectProperty<@Nullable StudyFile> studyProperty() {
        return study.getReadOnlyProperty();
    }

    /** The file that is open, valid or not; null while none is. */
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The run that is shown; null until one succeeded. */
    public ReadOnlyObjectProperty<@Nullable RunResult> runProperty() {
        return run.getReadOnlyProperty();
    }

    /**
     * What the screens show that describe and decide: of the run, or of its filtered part, where it comes before the whole readout
     * does. Null until a run succeeded.
     */
    public ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** The whole readout of the same users, with its analyses; null while these are being computed, and until a run succeeded. */
    public ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** The readout of all users of the run, which no filter changes; null until a run succeeded. */
    public ReadOnlyObjectProperty<@Nullable Readout> allUsersProperty() {
        return allUsers.getReadOnlyProperty();
    }

    /** Why the whole readout is not there while its findings are. */
    public ReadOnlyObjectProperty<Awaited> awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the last attempt gave no run; null when it did. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The run that is under way or was last, with its stages; null before the first. */
    public ReadOnlyObjectProperty<@Nullable JobHandle> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** What part of the data the screens show. Setting it recomputes findings, then the readout; the newest filter wins. */
    public ObjectProperty<DataFilter> filterProperty() {
        return filter;
    }

    /** True while the findings of a new filter are being computed; what was there stays on screen. */
    public ReadOnlyBooleanProperty recomputingProperty() {
        return recomputing.getReadOnlyProperty();
    }

    /** Finished runs of the open study, newest first. */
    public ObservableList<RunSummary> runs() {
        return runs;
    }
}
