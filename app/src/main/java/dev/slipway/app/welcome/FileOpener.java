package dev.slipway.app.welcome;

import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.Workbench;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Opens whatever a person brings: a study is opened, a CSV file starts the making of a study. */
public final class FileOpener {
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final Consumer<Path> importer;

    /** @param importer starts making a study from a CSV file */
    public FileOpener(Workbench workbench, Dialogs dialogs, Consumer<Path> importer) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.importer = importer;
    }

    /** Asks for a study or a CSV file. */
    public void choose() {
        choose("Open a study or a CSV file", List.of(Dialogs.FileKind.STUDY, Dialogs.FileKind.CSV));
    }

    void chooseStudy() {
        choose("Open a study", List.of(Dialogs.FileKind.STUDY));
    }

    void chooseCsv() {
        choose("Choose a CSV file", List.of(Dialogs.FileKind.CSV));
    }

    private void choose(String title, List<Dialogs.FileKind> kinds) {
        dialogs.openFile(title, kinds).ifPresent(this::open);
    }

    /** Opens a file by its ending. */
    public void open(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            workbench.open(file);
        } else if (name.endsWith(".csv")) {
            importer.accept(file);
        } else {
            dialogs.error(new SlipwayException(
                    ErrorCategory.FILE,
                    file.getFileName() + " is neither a study nor a CSV file; nothing was changed",
                    "Slipway opens study files (.yaml) and CSV files with one row per user."));
        }
    }
}
