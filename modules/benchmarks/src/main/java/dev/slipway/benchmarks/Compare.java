package dev.slipway.benchmarks;

import dev.slipway.core.rule.Exempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** What each case is, with its size, in the order of the table. */
    private static final Map<String, String> CASES = cases();

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
        Map<String, Double> ours = new HashMap<>();
        for (RunResult result : new Runner(options).run()) {
            ours.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        System.out.printf(Locale.ROOT, "%-62s %10s %10s %8s  %s%n", "case", "ours", "peer", "ratio", "peer is");
        CASES.forEach((label, words) -> print(label, words, ours.getOrDefault(label, Double.NaN), peers));
    }

    private static void print(String label, String words, double ours, Map<String, Peer> peers) {
        List<String> names = new ArrayList<>(List.of(label));
        names.addAll(ALSO.getOrDefault(label, List.of()));
        names.retainAll(peers.keySet());
        if (names.isEmpty()) {
            System.out.printf(Locale.ROOT, "%-62s %8.4f s %10s%n", words, ours, "no peer");
        }
        for (String name : names) {
            Peer peer = Objects.requireNonNull(peers.get(name));
            System.out.printf(
                    Locale.ROOT,
                    "%-62s %8.4f s %8.4f s %7.1fx  %s%n",
                    words,
                    ours,
                    peer.seconds(),
                    peer.seconds() / ours,
                    peer.software());
        }
    }

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("bootstrapRate", "bootstrap of two rates, 90,189 units x 10,000");
        cases.put("bootstrapCounts", "bootstrap of two means of whole numbers, 90,189 x 10,000");
        cases.put("bootstrapMeanMany", "bootstrap of two means, all values differ, 90,189 x 10,000");
        cases.put("bootstrapMean", "bootstrap of two means, all values differ, 90,189 x 1,000");
        cases.put("studentised", "studentised bootstrap of two means, 90,189 x 1,000");
        cases.put("permutation", "permutation test of two means, 90,189 x 1,000");
        cases.put("welch", "Welch's t, 1,000,000 rows");
        cases.put("cuped", "CUPED, 1,000,000 rows");
        cases.put("linearHc3", "linear regression with HC3, 100,000 x 20");
        cases.put("logistic", "logistic regression, 100,000 x 20");
        cases.put("negativeBinomial", "negative binomial regression NB2, 100,000 x 20");
        cases.put("kaplanMeier", "Kaplan-Meier, 100,000 units");
        cases.put("cox", "Cox regression, Efron's ties, 100,000 x 10");
        cases.put("schoenfeld", "Schoenfeld test, 100,000 x 10");
        cases.put("transitions", "transitions of 245,000 events");
        cases.put("drift", "PSI and Kolmogorov-Smirnov, 20 features, 50,000 x 2");
        cases.put("offPolicy", "off-policy bootstrap (SNIPS), 10,000 rounds x 10,000");
        return cases;
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
