package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files that a study names: they are there and can be read. */
final class FileRules {
    private final Path folder;
    private final Problems problems;

    /** @param folder of the study, which paths are relative to */
    FileRules(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The file under a key when it is there; says what is wrong otherwise. */
    @Nullable
    Path file(Fields fields, String key) {
        String name = fields.text(key);
        Entry entry = fields.entry(key);
        return name == null || entry == null ? null : file(name, entry.place().line(), fields.path(key));
    }

    /** The file of that name; null with a problem at the line where it is not there. */
    @Nullable
    Path file(String name, int line, String path) {
        Path file;
        try {
            file = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            problems.add(line, path, Phrases.quoted(name) + " can't be a file name", "Check it.");
            return null;
        }
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
            return file;
        }
        String remedy = "It was looked for in " + (file.getParent() == null ? folder : file.getParent())
                + ". Paths are relative to the folder of the study file.";
        if (Files.isDirectory(file)) {
            problems.add(line, path, name + " is a folder, not a file", remedy);
        } else if (Files.exists(file)) {
            problems.add(line, path, name + " can't be read", "Check that you may read it.");
        } else {
            problems.add(line, path, "There is no file " + Phrases.quoted(name), remedy);
        }
        return null;
    }
}
