package dev.slipway.benchmarks;

import dev.slipway.core.rule.Exempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times our estimators and their peers on the same data in the same run, and prints how many times as fast ours are. Needs
 * python3 (or what the variable PYTHON names) with numpy, scipy and statsmodels for most peers and Rscript with survival for
 * some; a peer that is not there is left out and said so. Argument: the folder with the peers' scripts.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class Compare {
    /** Our case to further peers of it that have a name of their own. */
    private static final Map<String, List<String>> ALSO =
            Map.of("cox", List.of("coxR"), "kaplanMeier", List.of("kaplanMeierR"));

    private record Peer(double seconds, String software) {}

    private Compare() {}

    /** Runs everything; some minutes. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Path scripts = Path.of(arguments.length > 0 ? arguments[0] : "src/main/peers");
        Path folder = Files.createTempDirectory("slipway-benchmarks");
        System.out.println("Writing the data to " + folder);
        new Workload().write(folder);
        Map<String, Peer> peers = new LinkedHashMap<>();
        peers.putAll(run(System.getenv().getOrDefault("PYTHON", "python3"), scripts.resolve("peers.py"), folder));
        peers.putAll(run("Rscript", scripts.resolve("peers.R"), folder));
        var options = new OptionsBuilder()
                .include(StatsBenchmarks.class.getSimpleName())
                .verbosity(VerboseMode.SILENT)
                .build();
        System.out.printf(Locale.ROOT, "%-20s %12s %12s %8s  %s%n", "case", "ours", "peer", "ratio", "peer is");
        for (RunResult result : new Runner(options).run()) {
            String label = result.getPrimaryResult().getLabel();
            double ours = result.getPrimaryResult().getScore();
            List<String> names = new ArrayList<>(List.of(label));
            names.addAll(ALSO.getOrDefault(label, List.of()));
            for (String name : names) {
                Peer peer = peers.get(name);
                if (peer != null) {
                    System.out.printf(
                            Locale.ROOT,
                            "%-20s %10.4f s %10.4f s %7.1fx  %s%n",
                            label,
                            ours,
                            peer.seconds(),
                            peer.seconds() / ours,
                            peer.software());
                } else if (names.size() == 1) {
                    System.out.printf(Locale.ROOT, "%-20s %10.4f s %12s%n", label, ours, "no peer");
                }
            }
        }
    }

    private static Map<String, Peer> run(String program, Path script, Path folder) throws InterruptedException {
        Map<String, Peer> peers = new LinkedHashMap<>();
        try {
            Process process = new ProcessBuilder(program, script.toString(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] parts = line.split(",", 3);
                    peers.put(parts[0], new Peer(Double.parseDouble(parts[1]), parts[2]));
                }
            }
            if (process.waitFor() != 0) {
                System.out.println(program + " " + script + " ended early; some peers are missing.");
            }
        } catch (IOException e) {
            System.out.println(program + " can't be started, so its peers are missing: " + e.getMessage());
        }
        return peers;
    }
}
