package dev.slipway.app.welcome;

import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.welcome.CsvPreview.Column;
import dev.slipway.app.welcome.CsvPreview.Kind;
import dev.slipway.app.welcome.ImportDraft.MetricDraft;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Makes a study from a CSV file: which column is the user, which the variant, which are metrics, which arm is the control. */
final class ImportViewModel {
    private static final int MOST_ARMS = 8;
    private static final Set<String> UNIT_NAMES = Set.of("user", "userid", "user_id", "unit", "id", "uid", "customer");
    private static final Set<String> VARIANT_NAMES = Set.of("variant", "version", "group", "arm", "test", "bucket");
    private static final Set<String> CONTROL_NAMES =
            Set.of("control", "a", "0", "off", "old", "none", "baseline", "placebo", "holdout");

    /** Stands among the columns for the user where the file names none. */
    static final String EACH_ROW = "Each row is one user";
    /** Values of a column are counted up to this many. */
    private static final int COUNTED = ColumnCounts.MOST_DISTINCT;

    private final JobRunner jobs;
    private final Dialogs dialogs;
    private final Workbench workbench;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<@Nullable CsvPreview> preview = new ReadOnlyObjectWrapper<>();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty unit = new SimpleStringProperty("");
    private final StringProperty variant = new SimpleStringProperty("");
    private final StringProperty control = new SimpleStringProperty("");
    private final ObservableList<String> arms = FXCollections.observableArrayList();
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private @Nullable Path file;

    /** A column that may become a metric. */
    static final class Candidate {
        final Column column;
        final BooleanProperty chosen = new SimpleBooleanProperty();
        final BooleanProperty higherIsBetter = new SimpleBooleanProperty(true);

        Candidate(Column column) {
            this.column = column;
        }
    }

    /** @param done called when the import is over, made or given up */
    ImportViewModel(ScreenContext context, Runnable done) {
        jobs = context.jobs();
        dialogs = context.dialogs();
        workbench = context.workbench();
        this.done = done;
        variant.addListener((property, before, after) -> variantChosen());
        unit.addListener((property, before, after) -> listCandidates());
    }

    /** Looks through a file; what was chosen for another is forgotten. */
    void look(@Nullable Path csv) {
        file = csv;
        preview.set(null);
        if (csv != null) {
            jobs.background(
                    "Look at " + csv.getFileName(), job -> CsvInspector.inspect(csv, job), this::seen, failure -> {
                        dialogs.error(failure);
                        done.run();
                    });
        }
    }

    private void seen(CsvPreview found) {
        if (!found.file().equals(file)) {
            return;
        }
        String name = String.valueOf(found.file().getFileName()).replaceFirst("\\.[^.]+$", "");
        title.set(name.replace('_', ' ').replace('-', ' '));
        preview.set(found);
        Column first = found.columns().getFirst();
        boolean differs = first.distinct() >= Math.min(found.rows(), COUNTED);
        unit.set(guess(found, UNIT_NAMES, differs ? first.name() : EACH_ROW));
        String few = found.columns().stream()
                .filter(column ->
                        column.distinct() >= 2 && column.distinct() <= MOST_ARMS && column.kind() == Kind.TEXT)
                .map(Column::name)
                .findFirst()
                .orElse("");
        variant.set(guess(found, VARIANT_NAMES, few));
        listCandidates();
    }

    private static String guess(CsvPreview found, Set<String> names, String otherwise) {
        return found.columns().stream()
                .map(Column::name)
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(otherwise);
    }

    private void variantChosen() {
        CsvPreview found = preview.get();
        List<String> levels = found == null
                ? List.of()
                : found.columns().stream()
                        .filter(column -> column.name().equals(variant.get()))
                        .filter(column -> column.distinct() <= MOST_ARMS)
                        .flatMap(column -> column.levels().stream().sorted())
                        .toList();
        arms.setAll(levels);
        control.set(levels.stream()
                .filter(level -> CONTROL_NAMES.contains(level.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(levels.isEmpty() ? "" : levels.getFirst()));
        listCandidates();
    }

    private void listCandidates() {
        CsvPreview found = preview.get();
        if (found == null) {
            candidates.clear();
            return;
        }
        candidates.setAll(found.columns().stream()
                .filter(column -> column.kind() != Kind.TEXT)
                .filter(column ->
                        !column.name().equals(unit.get()) && !column.name().equals(variant.get()))
                .map(Candidate::new)
                .toList());
        if (!candidates.isEmpty()) {
            candidates.getFirst().chosen.set(true);
        }
    }

    /** What is still missing, as a sentence; empty when the study can be made. */
    String missing() {
        if (preview.get() == null) {
            return "The file is being looked through.";
        }
        if (title.get().isBlank()) {
            return "Give the study a title.";
        }
        if (unit.get().isEmpty() || variant.get().isEmpty() || unit.get().equals(variant.get())) {
            return "Choose one column for the user and another for the variant.";
        }
        if (arms.size() < 2) {
            return "The variant column needs 2 to " + MOST_ARMS + " different values.";
        }
        return candidates.stream().noneMatch(candidate -> candidate.chosen.get()) ? "Choose at least one metric." : "";
    }

    /** Writes the study beside the CSV, or into the workspace where that is not allowed, and opens it. */
    void create() {
        CsvPreview found = preview.get();
        if (found == null || !missing().isEmpty()) {
            return;
        }
        List<MetricDraft> metrics = candidates.stream()
                .filter(candidate -> candidate.chosen.get())
                .map(c -> new MetricDraft(c.column.name(), c.column.kind() == Kind.YES_NO, c.higherIsBetter.get()))
                .toList();
        ImportDraft draft = new ImportDraft(
                found.file(),
                title.get().strip(),
                unit.get().equals(EACH_ROW) ? "" : unit.get(),
                variant.get(),
                control.get(),
                List.copyOf(arms),
                metrics);
        Path workspace = workbench.service().workspace();
        jobs.background(
                "Make a study",
                job -> write(draft, found, workspace, job),
                study -> {
                    done.run();
                    workbench.open(study);
                },
                dialogs::error);
    }

    private static Path write(ImportDraft draft, CsvPreview found, Path workspace, JobContext context)
            throws IOException {
        Path csv = draft.csv().toAbsolutePath();
        Path beside = csv.getParent();
        Path folder = beside != null && Files.isWritable(beside) ? beside : workspace;
        Files.createDirectories(folder);
        String stem = String.valueOf(csv.getFileName()).replaceFirst("\\.[^.]+$", "");
        Path data = csv;
        if (found.badRows() > 0) {
            data = free(folder, stem + "-usable", ".csv");
            CsvInspector.copyUsable(found, data, context);
        }
        Path study = free(folder, stem, ".yaml");
        boolean together = folder.equals(data.getParent());
        Files.writeString(study, draft.yaml(together ? String.valueOf(data.getFileName()) : data.toString()));
        return study;
    }

    /** A name that is not taken: nobody's study is overwritten. */
    private static Path free(Path folder, String stem, String ending) {
        Path study = folder.resolve(stem + ending);
        for (int i = 2; Files.exists(study); i++) {
            study = folder.resolve(stem + "-" + i + ending);
        }
        return study;
    }

    void giveUp() {
        done.run();
    }

    /** Null while the file is being looked through. */
    ReadOnlyObjectProperty<@Nullable CsvPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty unitProperty() {
        return unit;
    }

    StringProperty variantProperty() {
        return variant;
    }

    StringProperty controlProperty() {
        return control;
    }

    /** Values of the variant column. */
    ObservableList<String> arms() {
        return arms;
    }

    /** Columns that may become metrics, in the order of the file. */
    ObservableList<Candidate> candidates() {
        return candidates;
    }
}
