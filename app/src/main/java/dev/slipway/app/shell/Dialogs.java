package dev.slipway.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that leaves the window to ask or tell something: a port, so that view models and tests never block on one. */
public interface Dialogs {
    /** A kind of file, with its endings without a dot. */
    record FileKind(String label, List<String> endings) {
        public static final FileKind STUDY = new FileKind("Study", List.of("yaml", "yml"));
        public static final FileKind CSV = new FileKind("CSV", List.of("csv"));
        public static final FileKind PDF = new FileKind("PDF", List.of("pdf"));
        public static final FileKind HTML = new FileKind("HTML", List.of("html"));
        public static final FileKind JSON = new FileKind("JSON", List.of("json"));
        public static final FileKind SVG = new FileKind("SVG", List.of("svg"));
        public static final FileKind PNG = new FileKind("PNG", List.of("png"));
    }

    /** Asks for a file that exists. */
    Optional<Path> openFile(String title, List<FileKind> kinds);

    /** Asks where to write. */
    Optional<Path> saveFile(String title, String suggestedName, FileKind kind);

    /** Asks before something that can't be taken back; the action names the button. */
    boolean confirm(String question, String explanation, String action);

    /** Says something in one sentence without asking for attention; it goes away by itself. */
    void notify(String sentence);

    /** Opens the error window, with what to do and the technical details folded away. */
    void error(Throwable failure);

    /** Puts a text on the clipboard. */
    void copy(String text);

    /** Opens a file with the program that the system has for it. */
    void openOutside(Path file);
}
