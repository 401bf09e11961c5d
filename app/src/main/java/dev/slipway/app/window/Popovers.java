package dev.slipway.app.window;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.settings.RecentStudy;
import dev.slipway.app.shell.RunSummary;
import dev.slipway.app.shell.Sample;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Popover;
import dev.slipway.readout.text.Words;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What opens below the header's buttons and above the status bar. */
final class Popovers {
    private final ScreenContext context;
    private final Workbench workbench;
    private final FilterViewModel filters;
    private @Nullable Popover open;

    Popovers(ScreenContext context, FilterViewModel filters) {
        this.context = context;
        this.workbench = context.workbench();
        this.filters = filters;
    }

    void hide() {
        Popover shown = open;
        if (shown != null) {
            shown.hide();
        }
        open = null;
    }

    private void below(Node anchor, Node... content) {
        hide();
        Popover popover = new Popover(content);
        open = popover;
        popover.showBelow(anchor);
    }

    private Runnable closing(Runnable action) {
        return () -> {
            hide();
            action.run();
        };
    }

    void studies(Node anchor, Runnable chooseFile) {
        VBox rows = new VBox();
        if (!context.settings().recents().isEmpty()) {
            rows.getChildren().add(Rows.heading("Recent"));
        }
        for (RecentStudy recent : context.settings().recents()) {
            Path path = Path.of(recent.path());
            String verdict = recent.verdict();
            Node end = verdict == null ? new Region() : Badge.verdict(verdict);
            boolean on = path.equals(workbench.fileProperty().get());
            rows.getChildren()
                    .add(Rows.row(
                            recent.title(),
                            String.valueOf(path.getFileName()),
                            end,
                            on,
                            closing(() -> workbench.open(path))));
        }
        rows.getChildren().add(Rows.heading("Samples"));
        for (Sample sample : workbench.service().samples()) {
            rows.getChildren()
                    .add(Rows.row(
                            sample.title(),
                            sample.size(),
                            new Region(),
                            false,
                            closing(() -> workbench.open(sample.path()))));
        }
        rows.getChildren().add(Rows.heading("Other"));
        rows.getChildren().add(Rows.row("Open a file\u2026", "", new Label("Ctrl+O"), false, closing(chooseFile)));
        if (workbench.fileProperty().get() != null) {
            rows.getChildren().add(Rows.row("Close this study", "", new Region(), false, closing(workbench::close)));
        }
        below(anchor, Rows.scrolling(rows));
    }

    void runs(Node anchor) {
        VBox rows = new VBox(Rows.heading("Runs of this study"));
        if (workbench.runs().isEmpty()) {
            rows.getChildren().add(Rows.quiet("The runs that finish are listed here. Ctrl+Enter starts one."));
        }
        RunResult shown = workbench.runProperty().get();
        for (RunSummary run : workbench.runs()) {
            String words =
                    HeaderViewModel.moment(run.started()) + (run.seed().isEmpty() ? "" : " \u00b7 " + run.seed());
            boolean on = shown != null && shown.number() == run.number();
            rows.getChildren()
                    .add(Rows.row(
                            "Run " + run.number(),
                            words,
                            Badge.verdict(run.verdict()),
                            on,
                            closing(() -> workbench.show(run))));
        }
        below(anchor, Rows.scrolling(rows));
    }

    void segments(Node anchor) {
        VBox rows = new VBox(Rows.row(
                "All users",
                "",
                Rows.check(!filters.hasLevel()),
                false,
                closing(() -> filters.chooseLevel(null, null))));
        for (String attribute : filters.attributes()) {
            rows.getChildren().add(Rows.heading(Words.label(attribute)));
            for (String level : filters.levels(attribute)) {
                boolean on = filters.isChosen(attribute, level);
                rows.getChildren()
                        .add(Rows.row(
                                Words.level(level),
                                "",
                                Rows.check(on),
                                on,
                                closing(() -> filters.chooseLevel(attribute, level))));
            }
        }
        below(
                anchor,
                Rows.scrolling(rows),
                Rows.quiet("A filtered result is exploratory: the verdict belongs to all users."));
    }

    void dates(Node anchor) {
        DatePicker from = picker("From", filters.firstDay());
        DatePicker to = picker("To", filters.lastDay());
        var now = workbench.filterProperty().get();
        if (now.from() != null) {
            from.setValue(now.from());
        }
        if (now.to() != null) {
            to.setValue(now.to());
        }
        GridPane grid = new GridPane(8, 8);
        grid.addRow(0, new Label("From"), from);
        grid.addRow(1, new Label("To"), to);
        grid.getStyleClass().add("popover-content");
        Button apply = new Button("Apply dates");
        apply.setId("apply-dates");
        apply.getStyleClass().add("primary");
        apply.setOnAction(event -> closing(() -> filters.chooseDays(from.getValue(), to.getValue()))
                .run());
        Button all = new Button("All dates");
        all.setOnAction(event -> closing(() -> filters.chooseDays(null, null)).run());
        HBox buttons = new HBox(8, apply, all);
        buttons.getStyleClass().add("popover-content");
        below(anchor, Rows.heading("First seen"), grid, buttons);
    }

    private static DatePicker picker(String name, @Nullable LocalDate day) {
        DatePicker picker = new DatePicker(day);
        picker.setAccessibleText(name);
        picker.setShowWeekNumbers(false);
        return picker;
    }

    void jobs(Node anchor) {
        VBox rows = new VBox(Rows.heading("Jobs"));
        if (context.jobs().jobs().isEmpty()) {
            rows.getChildren().add(Rows.quiet("Runs that you start are listed here with how they ended."));
        }
        for (JobHandle job : context.jobs().jobs()) {
            rows.getChildren().add(jobRow(job));
        }
        hide();
        Popover popover = new Popover(Rows.scrolling(rows));
        open = popover;
        popover.showAbove(anchor);
    }

    private Node jobRow(JobHandle job) {
        String seconds = String.format(
                Locale.ROOT, "%.1f s", job.progressProperty().get().seconds());
        Throwable failure = job.failure();
        return switch (job.stateProperty().get()) {
            case RUNNING ->
                Rows.row(
                        job.title(),
                        "running, " + seconds,
                        new Badge(Badge.Kind.ACCENT, "Cancel"),
                        false,
                        closing(job::cancel));
            case DONE ->
                Rows.row(job.title(), "finished in " + seconds, new Badge(Badge.Kind.GOOD, "done"), false, this::hide);
            case CANCELLED ->
                Rows.row(
                        job.title(), "after " + seconds, new Badge(Badge.Kind.NEUTRAL, "cancelled"), false, this::hide);
            case FAILED ->
                Rows.row(
                        job.title(),
                        failure == null ? "" : Failures.explain(failure).sentence(),
                        new Badge(Badge.Kind.BAD, "failed"),
                        false,
                        closing(() -> showFailure(failure)));
        };
    }

    private void showFailure(@Nullable Throwable failure) {
        if (failure != null) {
            context.dialogs().error(failure);
        }
    }
}
