package dev.slipway.benchmarks.calibration;

import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs simulated experiments and writes, for every method and size, how often it finds an effect that is not there and how
 * often its interval covers the planted one. Arguments: the file to write, experiments per cell (20,000), and the beginning of
 * the scenarios to run (all). The file is written after every cell; cells that it already holds with as many experiments are
 * left, so that a run that was broken off goes on where it was. Each experiment has its own random stream.
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class Calibrate {
    private static final int EXPERIMENTS = 20_000;

    private Calibrate() {}

    /** Writes the table. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "assets/calibration.csv");
        int experiments = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EXPERIMENTS;
        String beginning = arguments.length > 2 ? arguments[2] : "";
        Map<String, List<Row>> table = read(file);
        for (Supplier<? extends Family> made : Catalogue.all()) {
            Family family = made.get();
            for (int units : family.sizes()) {
                String cell = family.label() + "," + units;
                List<Row> before = table.remove(cell);
                int wanted = Math.max(1, experiments / family.oneIn(units));
                boolean done = before != null && before.stream().anyMatch(row -> row.experiments() >= wanted);
                if (before != null && (done || !family.label().startsWith(beginning))) {
                    table.put(cell, before);
                } else if (family.label().startsWith(beginning)) {
                    table.put(cell, timed(family, units, wanted));
                }
                write(file, table);
            }
        }
    }

    private static List<Row> timed(Family family, int units, int experiments) {
        long start = processorTime();
        List<Row> rows = run(family, units, experiments);
        rows.forEach(row -> System.out.println(row.csv()));
        System.out.printf(
                Locale.ROOT,
                "# %s, %d: %.1f s of processor time%n",
                family.label(),
                units,
                (processorTime() - start) / 1e9);
        return rows;
    }

    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    static List<Row> run(Family family, int units, int experiments) {
        Tally tally = new Tally();
        Family.Experiment experiment = family.at(units);
        long cell = mix(family.label().hashCode() * 0x9E3779B97F4A7C15L + units);
        IntStream.range(0, experiments)
                .parallel()
                .forEach(i -> experiment.simulate(new SplittableRandom(mix(cell + i)), tally));
        return tally.rows(family.label(), units);
    }

    /** Stafford's variant 13 of the 64-bit finaliser, so that neighbouring streams start far apart. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static Map<String, List<Row>> read(Path file) throws IOException {
        Map<String, List<Row>> table = new LinkedHashMap<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                Row row = Row.parse(line);
                table.computeIfAbsent(row.cell(), key -> new ArrayList<>()).add(row);
            }
        }
        return table;
    }

    private static void write(Path file, Map<String, List<Row>> table) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Row.HEADER));
        table.values().forEach(rows -> rows.forEach(row -> lines.add(row.csv())));
        Files.write(file, lines);
    }
}
