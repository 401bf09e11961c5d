package dev.slipway.app.support;

import dev.slipway.app.shell.Dialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every question as the test says and remembers what was told. */
public final class RecordingDialogs implements Dialogs {
    public @Nullable Path chosen;
    public @Nullable Path target;
    public boolean confirms = true;
    public final List<String> said = new ArrayList<>();
    public final List<Throwable> failures = new ArrayList<>();
    public final List<String> copied = new ArrayList<>();
    public final List<Path> opened = new ArrayList<>();

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
        return Optional.ofNullable(target);
    }

    @Override
    public boolean confirm(String question, String explanation, String action) {
        return confirms;
    }

    @Override
    public void notify(String sentence) {
        said.add(sentence);
    }

    @Override
    public void error(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void openOutside(Path file) {
        opened.add(file);
    }
}
