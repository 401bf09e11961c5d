package dev.slipway.benchmarks.scale;

import dev.slipway.warehouse.ModelRun;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.dbt.BuiltModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same marts by others: hand-written SQL in plain DuckDB and pandas, from the rows that a run on DuckDB loaded. Each mart is compared
 * with ours by its number of rows and by sums.
 */
final class Peers {
    /** Part to the models of ours that it takes; what they read is in an earlier part. The funnel is a view. */
    private static final Map<String, Set<String>> MODELS = models();

    /** Sums may differ by so much of themselves, because floating-point numbers are added in another order. */
    private static final double TOLERANCE = 1e-9;

    private final Path scripts;
    private final Path folder;
    private final Map<String, Mart> ours = new LinkedHashMap<>();
    private final List<Peer> peers = new ArrayList<>();

    /**
     * One mart as somebody built it.
     *
     * @param numbers its rows, then its sums
     */
    record Mart(List<Double> numbers, double seconds, double processor) {
        boolean agrees(Mart other) {
            boolean same = numbers.size() == other.numbers.size();
            for (int i = 0; same && i < numbers.size(); i++) {
                double a = numbers.get(i);
                double b = other.numbers.get(i);
                same = Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
            }
            return same;
        }
    }

    /** All marts of one peer, with what it says about itself. */
    record Peer(String software, Map<String, Mart> marts) {}

    private Peers(Path scripts, Path folder) {
        this.scripts = scripts;
        this.folder = folder;
    }

    private static Map<String, Set<String>> models() {
        Map<String, Set<String>> models = new LinkedHashMap<>();
        models.put(
                "facts",
                Set.of(
                        "stg_assignments",
                        "stg_exposures",
                        "stg_users",
                        "fct_exposures",
                        "int_outsiders",
                        "fct_unit_events",
                        "observation",
                        "int_numbers",
                        "dim_users"));
        models.put("sessions", Set.of("sessions"));
        models.put("daily_user_metrics", Set.of("int_user_days", "daily_user_metrics"));
        models.put("retention_cohorts", Set.of("retention_cohorts"));
        models.put("funnel_metrics", Set.of());
        return models;
    }

    /** Builds and compares everything; a peer that is not installed is named and left out. */
    static Peers of(WholeRun run, String end, Path scripts, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Peers peers = new Peers(scripts, folder);
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        boolean parquet = Probe.canImport(python, "pyarrow");
        peers.duckDb(run, end, parquet ? "parquet" : "csv");
        if (Probe.canImport(python, "pandas")) {
            peers.pandas(python, end, parquet ? "Parquet" : "CSV");
        } else {
            peers.peers.add(new Peer("pandas, which " + python + " does not have, so it is left out", Map.of()));
        }
        return peers;
    }

    private void duckDb(WholeRun run, String end, String format) throws IOException, InterruptedException {
        String jar = Probe.jarOnClassPath("duckdb_jdbc");
        String output = Watched.run(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar,
                        scripts.resolve("Marts.java").toString(),
                        run.warehouseFile().toString(),
                        folder.toString(),
                        end,
                        format,
                        scripts.resolve("marts.sql").toString()))
                .output();
        Map<String, Mart> plain = new LinkedHashMap<>();
        String software = "DuckDB";
        for (String line : output.lines().toList()) {
            String[] cells = line.split(",");
            switch (cells[0]) {
                case "slipway" -> ours.put(cells[1], mart(cells, 2));
                case "duckdb" -> plain.put(cells[1], mart(cells, 2));
                default -> software = cells[1] + ", SQL by hand, from Parquet";
            }
        }
        peers.add(new Peer(software, plain));
        takeTimes(run);
    }

    /** Of ours the time is that of the models in the run; two are built at a time, so this is more than the clock's. */
    private void takeTimes(WholeRun run) {
        try (Workspace workspace = Workspace.open(run.workspace())) {
            ModelRun models = workspace.models(1);
            MODELS.forEach((part, names) -> {
                double seconds = models.models().stream()
                        .filter(model -> names.contains(model.model()))
                        .mapToDouble(BuiltModel::seconds)
                        .sum();
                ours.computeIfPresent(
                        part, (p, mart) -> names.isEmpty() ? mart : new Mart(mart.numbers(), seconds, Double.NaN));
            });
        }
    }

    private void pandas(String python, String end, String format) throws IOException, InterruptedException {
        String output = Watched.run(
                        new ProcessBuilder(python, scripts.resolve("marts.py").toString(), folder.toString(), end))
                .output();
        Map<String, Mart> marts = new LinkedHashMap<>();
        String software = "pandas";
        for (String line : output.lines().toList()) {
            String[] cells = line.split(",");
            switch (cells[0]) {
                case "reading" -> software = "reading " + format + " took " + cells[2] + " s";
                case "software" -> software = cells[1] + ", in memory (" + software + " before)";
                default -> marts.put(cells[0], mart(cells, 1));
            }
        }
        peers.add(new Peer(software, marts));
    }

    private static Mart mart(String[] cells, int from) {
        List<Double> numbers = new ArrayList<>();
        for (int i = from; i < cells.length - 2; i++) {
            numbers.add(Double.parseDouble(cells[i]));
        }
        return new Mart(
                numbers, Double.parseDouble(cells[cells.length - 2]), Double.parseDouble(cells[cells.length - 1]));
    }

    Map<String, Mart> ours() {
        return ours;
    }

    /** Those that are installed. */
    List<Peer> built() {
        return peers.stream().filter(peer -> !peer.marts().isEmpty()).toList();
    }

    List<Peer> peers() {
        return peers;
    }
}
