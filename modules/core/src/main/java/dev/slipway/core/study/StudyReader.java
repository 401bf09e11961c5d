package dev.slipway.core.study;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.yaml.YamlFault;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a study file: YAML to a tree that knows its lines, the tree against the described shape, the parts against each
 * other and against the world, and only then the records. All errors are found in one pass.
 */
public final class StudyReader {
    private static final long LARGEST_FILE = 1L << 20;

    private final List<WorldDescription> worlds;

    public StudyReader(List<WorldDescription> worlds) {
        this.worlds = List.copyOf(worlds);
    }

    /**
     * Reads and validates.
     *
     * @throws StudyInvalidException with every problem of the file, in the order of the lines
     * @throws SlipwayException FILE when the file can't be read
     */
    public StudyFile read(Path file) {
        return parse(load(file), file);
    }

    /** As {@link #read}, for a text that is not saved yet. The file is for relative paths and messages only. */
    public StudyFile parse(String text, Path file) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Problems problems = new Problems(clean);
        YamlTree.Parsed parsed = YamlTree.parse(clean);
        for (YamlFault fault : parsed.faults()) {
            problems.add(fault.line(), fault.path(), fault.message(), fault.remedy());
        }
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
        YamlNode root = parsed.root();
        if (root == null || !root.isMapping()) {
            if (problems.none()) {
                problems.add(root == null ? 0 : root.place().line(), "", headline(root), STARTER);
            }
            throw new StudyInvalidException(name(file), problems.inOrder());
        }
        new ShapeChecker(problems).check(root, StudyShape.STUDY);
        Fields study = new Fields(root, StudyShape.STUDY, "", 1, problems);
        new StudyRules(worlds, folder, problems).check(study);
        if (!problems.none()) {
            throw new StudyInvalidException(name(file), problems.inOrder());
        }
        return new StudyFile(file, text, StudyHash.of(text), new StudyBinder(folder).bind(study));
    }

    private static final String STARTER =
            "A study has the keys study, source, experiment, metrics and decision. Start from one of the sample studies.";

    private static String headline(@Nullable YamlNode root) {
        if (root == null || root.kind() == YamlNode.Kind.NOTHING) {
            return "The file is empty";
        }
        return "A study is a group of keys, not "
                + (root.kind() == YamlNode.Kind.SEQUENCE ? "a list" : "a single value");
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    private static String load(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(name(file) + " is a folder, not a study file", "Name a .yaml file in it.", null);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw unreadable(
                        name(file) + " is too large to be a study",
                        "Name the .yaml file, not the data beside it.",
                        null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable("There is no file " + file, "Check the name and the folder.", e);
        } catch (CharacterCodingException e) {
            throw unreadable(name(file) + " is not UTF-8 text", "Save it as UTF-8 in your editor.", e);
        } catch (IOException e) {
            throw unreadable(name(file) + " can't be read", "Check that you may read it.", e);
        }
    }

    private static SlipwayException unreadable(String message, String remedy, @Nullable Exception cause) {
        return new SlipwayException(ErrorCategory.FILE, message + "; nothing was started.", remedy, cause);
    }
}
