package dev.slipway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.core.rule.Exempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A fit with its time and how wrong it was.
 *
 * @param name of who did it
 * @param seconds on the clock
 * @param processor seconds of processor time, all threads
 * @param error on rows that it did not see
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "part of programs that report on the terminal")
record TimedRun(String name, double seconds, double processor, double error) {
    /** Times a fit; what judges it is not timed. */
    static TimedRun of(String name, Supplier<DoubleSupplier> fit) {
        long clock = System.nanoTime();
        long before = processorTime();
        DoubleSupplier judge = fit.get();
        double seconds = (System.nanoTime() - clock) / 1e9;
        double work = (processorTime() - before) / 1e9;
        return new TimedRun(name, seconds, work, judge.getAsDouble());
    }

    /** The quickest run of this name. */
    static TimedRun best(List<TimedRun> runs, String name) {
        return runs.stream()
                .filter(run -> run.name().equals(name))
                .min(Comparator.comparingDouble(TimedRun::seconds))
                .orElseThrow();
    }

    /**
     * Runs of a script of a peer, which prints seconds, processor seconds, error and name, one run a line. None where it can't be
     * started, which is said.
     */
    static List<TimedRun> ofPeer(String... scriptAndArguments) throws InterruptedException {
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(scriptAndArguments));
        List<TimedRun> runs = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] parts = line.split(",", 4);
                    runs.add(new TimedRun(
                            parts[3],
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2])));
                }
            }
            if (process.waitFor() != 0) {
                System.out.println(String.join(" ", command) + " ended early; is scikit-learn installed?");
            }
        } catch (IOException e) {
            System.out.println(python + " can't be started, so scikit-learn is missing: " + e.getMessage());
        }
        return runs;
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
