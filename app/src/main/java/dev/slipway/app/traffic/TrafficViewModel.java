package dev.slipway.app.traffic;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.assignment.Explanation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.DataFilter;
import dev.slipway.readout.TrafficCalculator;
import dev.slipway.readout.TrafficCalculator.Traffic;
import dev.slipway.readout.model.Findings;
import dev.slipway.warehouse.ExperimentData;
import java.nio.file.Files;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Traffic tab shows: an allocation to try, one unit's way through it, the split that was seen, and the plan. */
final class TrafficViewModel {
    private static final long PAUSE_MILLIS = 80;

    private final ScreenContext context;
    private final Workbench workbench;
    private final AllocationModel allocation = new AllocationModel();
    private final StringProperty unit = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Traffic> traffic = new ReadOnlyObjectWrapper<>();
    private final PlanModel plan;
    private final ExposureModel exposure;
    private final TriedModel tried;
    private final Object lookupKey = new Object();

    TrafficViewModel(ScreenContext context) {
        this.context = context;
        workbench = context.workbench();
        plan = new PlanModel(workbench.findingsProperty(), this::ofWeeks);
        exposure = new ExposureModel(this);
        tried = new TriedModel(this);
        workbench.studyProperty().addListener((property, before, after) -> load());
        workbench.runProperty().addListener((property, before, after) -> load());
        workbench.findingsProperty().addListener((property, before, after) -> recount());
        unit.addListener((property, before, after) -> explain());
        allocation.triedProperty().addListener((property, before, after) -> explain());
        load();
        recount();
    }

    /** Whether the run that is shown is of users and weeks. */
    private boolean ofWeeks() {
        RunResult run = workbench.runProperty().get();
        return run != null && run.study().study().measured() == Study.Measured.WEEKS;
    }

    AllocationModel allocation() {
        return allocation;
    }

    /** The identifier that is looked up. */
    StringProperty unitProperty() {
        return unit;
    }

    ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return workbench.findingsProperty();
    }

    PlanModel plan() {
        return plan;
    }

    @Nullable
    Study study() {
        RunResult run = workbench.runProperty().get();
        StudyFile file = run == null ? workbench.studyProperty().get() : run.study();
        return file == null ? null : file.study();
    }

    /** False where a file says who got what. */
    boolean isHashed() {
        Study study = study();
        return study != null && study.source() instanceof Source.Simulate;
    }

    private @Nullable ExperimentData data() {
        RunResult run = workbench.runProperty().get();
        return run == null ? null : run.data();
    }

    private void load() {
        Study study = study();
        allocation.load(study == null ? null : study.experiment());
        ExperimentData data = data();
        if (data != null && data.units() > 0) {
            unit.set(data.unitIds()[0]);
        }
        explain();
    }

    private void explain() {
        Experiment experiment = allocation.triedProperty().get();
        String wanted = unit.get().strip();
        if (experiment == null || wanted.isEmpty()) {
            context.jobs().forget(lookupKey);
            explanation.set(null);
            return;
        }
        ExperimentData data = data();
        boolean hashed = isHashed();
        context.jobs()
                .latest(
                        lookupKey,
                        PAUSE_MILLIS,
                        job -> hashed ? Lookup.byHash(experiment, wanted, data) : Lookup.fromData(wanted, data),
                        explanation::set);
    }

    private void recount() {
        RunResult run = workbench.runProperty().get();
        Findings readout = workbench.findingsProperty().get();
        if (run == null || readout == null) {
            traffic.set(null);
            return;
        }
        DataFilter filter = workbench.filterProperty().get();
        Map<String, Double> weights =
                run.study().study().experiment().allocation().variants();
        context.jobs()
                .latest(
                        this,
                        0,
                        job -> TrafficCalculator.compute(filter.apply(run.data()), weights),
                        (Traffic counted) -> traffic.set(counted));
    }

    /** What was observed, and when. */
    ExposureModel exposure() {
        return exposure;
    }

    /** What the allocation as tried would mean. */
    TriedModel tried() {
        return tried;
    }

    void copyYaml() {
        context.dialogs().copy(allocation.yaml());
        context.dialogs().notify("Copied the allocation as YAML.");
    }

    /** Writes the study with the allocation as tried to a file of its own; the open file stays as it is. */
    void save() {
        StudyFile base = workbench.studyProperty().get();
        Experiment wanted = allocation.triedProperty().get();
        if (base == null || wanted == null || !allocation.problem().isEmpty()) {
            return;
        }
        String name = base.study().experiment().key() + "-changed.yaml";
        context.dialogs()
                .saveFile("Save study", name, Dialogs.FileKind.STUDY)
                .ifPresent(target -> context.jobs()
                        .background(
                                "Save " + target.getFileName(),
                                job -> Files.writeString(target, AllocationSave.text(base, wanted.allocation())),
                                saved -> context.dialogs().notify("Saved " + saved.getFileName() + "."),
                                context.dialogs()::error));
    }
}
