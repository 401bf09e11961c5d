package dev.slipway.benchmarks.calibration;

import dev.slipway.core.rule.Exempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs simulated experiments and writes, for every method and size, how often it finds an effect that is not there and how
 * often its interval covers the planted one. Arguments: the file to write, experiments per cell (20,000).
 */
@Exempt(from = Exempt.Rule.STANDARD_STREAMS, because = "a program of its own that reports on the terminal")
public final class Calibrate {
    private static final int[] SIZES = {50, 200, 1_000, 10_000, 100_000};
    private static final int EXPERIMENTS = 20_000;

    private Calibrate() {}

    /** Writes the table. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "calibration.csv");
        int experiments = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EXPERIMENTS;
        List<Row> table = new ArrayList<>();
        for (Supplier<Scenario> made : Scenario.all()) {
            Scenario scenario = made.get();
            for (int units : SIZES) {
                report(table, cell(scenario, units, experiments));
            }
        }
        for (int units : new int[] {1_400, 14_000, 140_000}) {
            report(table, DailyLooks.run(units, experiments));
        }
        List<String> lines = new ArrayList<>(List.of(Row.HEADER));
        table.forEach(row -> lines.add(row.csv()));
        Files.write(file, lines);
        System.out.println(table.size() + " cells written to " + file.toAbsolutePath());
    }

    private static void report(List<Row> table, List<Row> cells) {
        cells.forEach(row -> System.out.println(row.csv()));
        table.addAll(cells);
    }

    private static List<Row> cell(Scenario scenario, int units, int experiments) {
        List<String> names = List.copyOf(scenario.methods().keySet());
        List<Scenario.Method> methods = List.copyOf(scenario.methods().values());
        LongAdder[] wrong = adders(names.size());
        LongAdder[] covered = adders(names.size());
        LongAdder[] warned = adders(names.size());
        double truth = scenario.truth();
        IntStream.range(0, experiments).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(0x5117A9L * (i + 1) + units);
            Sums control = drawn(scenario.control(), random, units);
            Sums same = drawn(scenario.control(), random, units);
            Sums treated = drawn(scenario.treatment(), random, units);
            for (int m = 0; m < names.size(); m++) {
                var method = methods.get(m);
                var none = method.apply(same, control);
                var some = method.apply(treated, control);
                boolean rejected = Double.isNaN(none.pValue())
                        ? none.low() > 0 || none.high() < 0
                        : none.pValue() < 1 - Scenario.LEVEL;
                wrong[m].add(rejected ? 1 : 0);
                covered[m].add(some.low() <= truth && truth <= some.high() ? 1 : 0);
                warned[m].add(some.warnings().isEmpty() ? 0 : 1);
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            double share = warned[m].sum() / (double) experiments;
            rows.add(new Row(
                    scenario.label(),
                    units,
                    names.get(m),
                    "false_positive",
                    wrong[m].sum() / (double) experiments,
                    0.05,
                    share,
                    experiments));
            if (!names.get(m).equals("pooled z")) {
                rows.add(new Row(
                        scenario.label(),
                        units,
                        names.get(m),
                        "coverage",
                        covered[m].sum() / (double) experiments,
                        0.95,
                        share,
                        experiments));
            }
        }
        return rows;
    }

    private static Sums drawn(Pool pool, SplittableRandom random, int units) {
        Sums sums = new Sums(pool.y()[0], pool.x()[0]);
        pool.draw(random, units, sums);
        return sums;
    }

    static LongAdder[] adders(int n) {
        LongAdder[] adders = new LongAdder[n];
        for (int i = 0; i < n; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }
}
