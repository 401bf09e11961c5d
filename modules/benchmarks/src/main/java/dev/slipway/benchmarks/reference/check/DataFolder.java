package dev.slipway.benchmarks.reference.check;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of the checks; a file is read once. */
public final class DataFolder {
    private final Path folder;
    private final Map<String, Table> read = new HashMap<>();

    /** Data in this folder. */
    public DataFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The table of a file.
     *
     * @throws SlipwayException when it is not there or cannot be read
     */
    public Table table(String name) {
        Table known = read.get(name);
        if (known == null) {
            known = load(folder.resolve(name));
            read.put(name, known);
        }
        return known;
    }

    /** The same data, but for one file. */
    DataFolder with(String name, Table table) {
        DataFolder other = new DataFolder(folder);
        other.read.putAll(read);
        other.read.put(name, table);
        return other;
    }

    /** The columns of a file whose names are written otherwise than in it, with what they are called here. */
    Map<String, String> renamed(String name) {
        Table known = table(name);
        Map<String, String> changes = new LinkedHashMap<>();
        for (int j = 0; j < known.names().size(); j++) {
            String original = known.originals().get(j);
            if (!original.equals(known.names().get(j))) {
                changes.put(original, known.names().get(j));
            }
        }
        return changes;
    }

    private static Table load(Path file) {
        try {
            return Table.parse(Files.readString(file));
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "The data " + file + " cannot be read, so its checks were not computed.",
                    "Put the file into the folder of data, or give another folder as the second argument.",
                    e);
        }
    }
}
