package dev.slipway.benchmarks.reference.check;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the folder of expected results: every {@code *.json}, in the order of the names. */
public final class Expected {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Expected() {}

    /**
     * All checks of the folder.
     *
     * @throws SlipwayException when the folder cannot be read or a file is not of this format
     */
    public static List<Check> read(Path folder) {
        List<Check> checks = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file :
                    list.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
                read(file, checks);
            }
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "The folder of expected results " + folder + " cannot be read.",
                    "Give the folder that holds the JSON files as the first argument.",
                    e);
        }
        return checks.stream().map(check -> check.among(checks)).toList();
    }

    private static void read(Path file, List<Check> checks) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE, file + " is not JSON: " + e.getOriginalMessage(), "Repair or remove it.", e);
        }
        if (!root.path("checks").isArray()) {
            throw new SlipwayException(
                    ErrorCategory.FILE, file + " has no list of checks.", "Repair or remove it.", null);
        }
        String name = file.getFileName().toString();
        root.path("checks").forEach(node -> checks.add(Check.of(name, node)));
    }
}
