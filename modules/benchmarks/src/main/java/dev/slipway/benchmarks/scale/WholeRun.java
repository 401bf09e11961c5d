package dev.slipway.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A study run from the launcher, from its first line to the memo.
 *
 * @param workspace of the run, whose number is 1
 * @param stages seconds of each stage, by name, in their order
 * @param watched the process; its start and end are in its seconds
 * @param bytes of the run's warehouse file
 */
record WholeRun(Path workspace, long events, Map<String, Double> stages, Watched watched, long bytes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Runs in a new workspace, with a heap of that size (such as 4g). */
    static WholeRun of(Path launcher, SizedStudy study, String engine, String heap, Path folder)
            throws IOException, InterruptedException {
        Path workspace = folder.resolve(engine + "-" + study.users());
        Path out = folder.resolve(engine + "-" + study.users() + "-out");
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "run",
                study.file().toString(),
                "--engine",
                engine,
                "--workspace",
                workspace.toString(),
                "--out",
                out.toString(),
                "--json");
        builder.environment().put("SLIPWAY_JAVA_OPTS", "-Xmx" + heap);
        builder.environment().put("SLIPWAY_TRAINING", "off");
        Watched watched = Watched.run(builder);
        JsonNode report = JSON.readTree(watched.output());
        Map<String, Double> stages = new LinkedHashMap<>();
        for (JsonNode stage : report.get("stages")) {
            stages.put(stage.get("name").asString(), stage.get("seconds").asDouble());
        }
        return new WholeRun(workspace, events(workspace), stages, watched, warehouse(workspace));
    }

    /** Rows of raw.events, as the lineage of the run counts them. */
    private static long events(Path workspace) throws IOException {
        JsonNode readout = JSON.readTree(Files.readString(workspace.resolve("runs/run-1/readout.json")));
        return readout.get("data").get("events").asLong();
    }

    private static long warehouse(Path workspace) throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve("warehouse"))) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    /** The file of the run. */
    Path warehouseFile() throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve("warehouse"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("run-1."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
