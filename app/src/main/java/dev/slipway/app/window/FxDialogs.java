package dev.slipway.app.window;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Dialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The dialogs of the real window. */
final class FxDialogs implements Dialogs {
    private final Stage stage;
    private final Settings settings;
    private final Themes themes;
    private final Consumer<String> toast;
    private final Consumer<String> browse;

    FxDialogs(Stage stage, Settings settings, Themes themes, Consumer<String> toast, Consumer<String> browse) {
        this.stage = stage;
        this.settings = settings;
        this.themes = themes;
        this.toast = toast;
        this.browse = browse;
    }

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        FileChooser chooser = chooser(title);
        List<String> all = kinds.stream().flatMap(FxDialogs::patterns).toList();
        if (kinds.size() > 1) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All that Slipway opens", all));
        }
        kinds.forEach(kind -> chooser.getExtensionFilters().add(filter(kind)));
        return remember(chooser.showOpenDialog(stage));
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(filter(kind));
        return remember(chooser.showSaveDialog(stage));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        String folder = settings.lastFolderProperty().get();
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            chooser.setInitialDirectory(new File(folder));
        }
        return chooser;
    }

    private Optional<Path> remember(@Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        Path path = chosen.toPath().toAbsolutePath();
        settings.lastFolderProperty().set(String.valueOf(path.getParent()));
        return Optional.of(path);
    }

    private static FileChooser.ExtensionFilter filter(FileKind kind) {
        return new FileChooser.ExtensionFilter(kind.label(), patterns(kind).toList());
    }

    private static Stream<String> patterns(FileKind kind) {
        return kind.endings().stream().map(ending -> "*." + ending);
    }

    @Override
    public boolean confirm(String question, String explanation, String action) {
        ButtonType doIt = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, explanation, doIt, ButtonType.CANCEL);
        alert.initOwner(stage);
        alert.setHeaderText(question);
        alert.setGraphic(null);
        themes.dress(alert.getDialogPane().getScene());
        return alert.showAndWait().filter(doIt::equals).isPresent();
    }

    @Override
    public void notify(String sentence) {
        toast.accept(sentence);
    }

    @Override
    public void error(Throwable failure) {
        ErrorWindow.show(stage, themes, failure, this::copy);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void openOutside(Path file) {
        browse.accept(file.toUri().toString());
    }
}
