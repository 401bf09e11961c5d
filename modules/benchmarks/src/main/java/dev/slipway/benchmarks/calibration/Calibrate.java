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
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs simulated experiments and writes, for every method and size, how often it finds an effect that is not there and how
 * often its interval covers the planted one. Arguments: the file to write, experiments per cell (20,000), and the beginning of
 * the scenarios to run (all). Each experiment has its own random stream, and the file is written after every twentieth of a cell:
 * a cell that it already holds is not begun again but continued, and left when it has as many experiments. So a run can be broken
 * off, or go on another day with a higher number, and ends with the same rows.
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
        // The cells that have had their turn, and those that have not: one after the other they have the order of the
        // catalogue.
        Map<String, List<Row>> table = new LinkedHashMap<>();
        Map<String, List<Row>> rest = read(file);
        for (Supplier<? extends Family> made : Catalogue.all()) {
            Family family = made.get();
            for (int units : family.sizes()) {
                String cell = family.label() + "," + units;
                List<Row> rows = Objects.requireNonNullElse(rest.remove(cell), List.<Row>of());
                int wanted = Math.max(1, experiments / family.oneIn(units));
                while (family.label().startsWith(beginning) && done(rows) < wanted) {
                    rows = timed(family, units, rows, Math.min(wanted, done(rows) + Math.max(20, wanted / 20)));
                    table.put(cell, rows);
                    write(file, table, rest);
                }
                if (!rows.isEmpty()) {
                    table.put(cell, rows);
                }
            }
        }
        write(file, table, rest);
    }

    private static int done(List<Row> rows) {
        return rows.stream().mapToInt(row -> (int) row.experiments()).max().orElse(0);
    }

    private static List<Row> timed(Family family, int units, List<Row> before, int until) {
        long start = processorTime();
        List<Row> rows = run(family, units, before, until);
        System.out.printf(
                Locale.ROOT,
                "# %s, %d: experiments %d to %d in %.1f s of processor time%n",
                family.label(),
                units,
                done(before),
                until,
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

    /** Adds the experiments from as many as the rows have until a number of them. */
    static List<Row> run(Family family, int units, List<Row> before, int until) {
        Tally tally = Tally.of(before);
        Family.Experiment experiment = family.at(units);
        long cell = mix(family.label().hashCode() * 0x9E3779B97F4A7C15L + units);
        IntStream.range(done(before), until)
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

    private static void write(Path file, Map<String, List<Row>> table, Map<String, List<Row>> rest) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Row.HEADER));
        Stream.of(table, rest)
                .flatMap(part -> part.values().stream())
                .forEach(rows -> rows.forEach(row -> lines.add(row.csv())));
        Files.write(file, lines);
    }
}
