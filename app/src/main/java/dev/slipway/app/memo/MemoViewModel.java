package dev.slipway.app.memo;

import dev.slipway.app.run.RunFiles;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.MemoService;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.WholeReadout;
import dev.slipway.core.job.JobContext;
import dev.slipway.memo.MemoRequest;
import dev.slipway.memo.PageImage;
import dev.slipway.memo.PagePreview;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Readout;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The memo being prepared: words, parts, pages as they will print, and export. Numbers can't be edited here. */
final class MemoViewModel {
    private static final long TYPING_PAUSE_MILLIS = 350;

    private final ScreenContext context;
    private final MemoService service;
    private final StringProperty question = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final Set<MemoRequest.Section> sections = EnumSet.allOf(MemoRequest.Section.class);
    private final DoubleProperty scale = new SimpleDoubleProperty(1.2);
    private final ReadOnlyObjectWrapper<List<PageImage>> pages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("saved as you type");
    private final ReadOnlyStringWrapper files = new ReadOnlyStringWrapper("");
    private @Nullable RunResult shownRun;
    private boolean loading;

    MemoViewModel(ScreenContext context) {
        this.context = context;
        this.service = context.workbench().service().memos();
        context.workbench().readoutProperty().addListener((property, before, after) -> readoutChanged());
        question.addListener((property, before, after) -> typed());
        next.addListener((property, before, after) -> typed());
        scale.addListener((property, before, after) -> draw());
        readoutChanged();
    }

    StringProperty questionProperty() {
        return question;
    }

    StringProperty nextProperty() {
        return next;
    }

    /** Image pixels a point of the page. */
    DoubleProperty scaleProperty() {
        return scale;
    }

    ReadOnlyObjectProperty<List<PageImage>> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** What the run wrote and where, as a sentence; empty before it is known. */
    ReadOnlyStringProperty filesProperty() {
        return files.getReadOnlyProperty();
    }

    boolean shows(MemoRequest.Section section) {
        return sections.contains(section);
    }

    void show(MemoRequest.Section section, boolean on) {
        if (on) {
            sections.add(section);
        } else {
            sections.remove(section);
        }
        draw();
    }

    private void readoutChanged() {
        RunResult run = context.workbench().runProperty().get();
        if (run == null) {
            return;
        }
        if (run.equals(shownRun)) {
            draw();
            return;
        }
        shownRun = run;
        context.jobs()
                .background(
                        "Read the memo's words",
                        job -> new Opened(service.words(run, job), files(run)),
                        opened -> take(run, opened),
                        context.dialogs()::error);
    }

    /** What the tab reads of a run. */
    private record Opened(MemoRequest.Words words, String files) {}

    private static String files(RunResult run) {
        String words = RunFiles.words(RunFiles.names(run.folder()));
        return words.isEmpty() ? "" : "The run wrote " + words + " to " + shortened(run.folder()) + ".";
    }

    /** The folder's last two names; a whole path says more than anybody reads. */
    private static String shortened(Path folder) {
        int names = folder.getNameCount();
        return names < 3 ? folder.toString() : "…/" + folder.subpath(names - 2, names);
    }

    /** Where the run's files are, in full; empty before there is a run. */
    String folder() {
        RunResult run = shownRun;
        return run == null ? "" : run.folder().toString();
    }

    private void take(RunResult run, Opened opened) {
        if (run.equals(shownRun)) {
            MemoRequest.Words words = opened.words();
            files.set(opened.files());
            loading = true;
            question.set(words.question());
            next.set(words.next());
            loading = false;
            draw();
        }
    }

    private void typed() {
        RunResult run = shownRun;
        if (loading || run == null) {
            return;
        }
        saved.set("saving…");
        MemoRequest.Words words = words();
        context.jobs()
                .latest("memo-words", TYPING_PAUSE_MILLIS, job -> save(run, words, job), done -> saved.set("saved"));
        draw();
    }

    private boolean save(RunResult run, MemoRequest.Words words, JobContext job) {
        service.saveWords(run, words, job);
        return true;
    }

    private MemoRequest.Words words() {
        return new MemoRequest.Words(question.get().strip(), next.get().strip());
    }

    private void draw() {
        RunResult run = shownRun;
        Readout readout = context.workbench().readoutProperty().get();
        if (run == null || readout == null) {
            context.jobs().forget(this); // pages of other users than those of the filter
            return;
        }
        MemoRequest.Words words = words();
        Set<MemoRequest.Section> parts = copyOfSections();
        double wanted = scale.get();
        context.jobs()
                .latest(
                        this,
                        TYPING_PAUSE_MILLIS,
                        job -> PagePreview.render(service.pdf(run, readout, words, parts, job), wanted),
                        pages::set);
    }

    private Set<MemoRequest.Section> copyOfSections() {
        Set<MemoRequest.Section> copy = EnumSet.noneOf(MemoRequest.Section.class);
        copy.addAll(sections);
        return copy;
    }

    /** Asks where to, then writes the memo of the whole readout below the window. */
    void export(Dialogs.FileKind kind) {
        WholeReadout whole = context.workbench().whole();
        if (whole == null) {
            return;
        }
        RunResult run = whole.run();
        MemoRequest.Words words = words();
        Set<MemoRequest.Section> parts = copyOfSections();
        String ending = kind.endings().getFirst();
        String name = run.study().study().experiment().key() + "-run-" + run.number() + "." + ending;
        Optional<Path> chosen = context.dialogs().saveFile("Export " + kind.label(), name, kind);
        chosen.map(path -> withEnding(path, ending))
                .ifPresent(target -> context.jobs()
                        .background(
                                "Export " + target.getFileName(),
                                job -> write(whole, words, parts, target, job),
                                written -> context.dialogs().notify("The memo is in " + written + "."),
                                context.dialogs()::error));
    }

    private Path write(
            WholeReadout whole, MemoRequest.Words words, Set<MemoRequest.Section> parts, Path target, JobContext job) {
        service.export(whole.run(), whole.get(job), words, parts, target, job);
        return target;
    }

    private static Path withEnding(Path path, String ending) {
        String name = path.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith("." + ending) ? path : path.resolveSibling(name + "." + ending);
    }

    /** Puts the verdict and its sentence on the clipboard. */
    void copySummary() {
        Findings findings = context.workbench().findingsProperty().get();
        if (findings != null) {
            Decision decision = findings.decision();
            context.dialogs().copy(findings.study().title() + "\n" + decision.verdict() + ": " + decision.headline());
            context.dialogs().notify("The summary is on the clipboard.");
        }
    }
}
