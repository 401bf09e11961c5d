package dev.slipway.readout.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each method errs in simulated experiments: false positives where there is no effect, and coverage of a planted one. The
 * table is made by the program of the benchmarks module and ships as a resource.
 *
 * @param cells in the order of the file
 */
public record CalibrationTable(List<Cell> cells) {
    private static final String RESOURCE = "/dev/slipway/readout/calibration.csv";
    private static final int COLUMNS = 12;

    /**
     * A method on one kind of data with so many units.
     *
     * @param scenario what the data look like, in words
     * @param units per arm
     * @param falsePositives where there is no effect; null where it was not asked
     * @param coverage of the planted effect; null where it was not asked
     */
    public record Cell(
            String scenario,
            long units,
            String method,
            @Nullable Rate falsePositives,
            @Nullable Rate coverage) {}

    /**
     * A simulated rate.
     *
     * @param rate NaN when the method refused all the data
     * @param verdict {@code calibrated}, {@code liberal} (too many errors), {@code conservative}, {@code undecided} or
     *     {@code no answer}
     * @param warned share of the answers with a warning
     * @param silent share of the answers that were wrong without a warning
     */
    public record Rate(double rate, double wanted, String verdict, double warned, double silent, long experiments) {}

    public CalibrationTable {
        cells = List.copyOf(cells);
    }

    /** The table that ships with the program. */
    public static CalibrationTable shipped() {
        try (InputStream stream = CalibrationTable.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(stream, "the table of calibration is missing"),
                        StandardCharsets.UTF_8))) {
            return of(reader.lines().skip(1).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the lines below the header. */
    static CalibrationTable of(List<String> lines) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> f = List.of(line.split(",", -1));
            if (f.size() != COLUMNS) {
                throw new IllegalArgumentException(
                        "A row of the table of calibration has not " + COLUMNS + " columns: " + line);
            }
            cells.merge(
                    f.get(0) + "," + f.get(1) + "," + f.get(2),
                    cell(f),
                    (a, b) -> new Cell(
                            a.scenario(),
                            a.units(),
                            a.method(),
                            a.falsePositives() == null ? b.falsePositives() : a.falsePositives(),
                            a.coverage() == null ? b.coverage() : a.coverage()));
        }
        return new CalibrationTable(new ArrayList<>(cells.values()));
    }

    private static Cell cell(List<String> f) {
        Rate rate = new Rate(
                Double.parseDouble(f.get(4)),
                Double.parseDouble(f.get(5)),
                f.get(7),
                Double.parseDouble(f.get(8)),
                Double.parseDouble(f.get(9)),
                Long.parseLong(f.get(11)));
        boolean test = f.get(3).equals("false_positive");
        return new Cell(f.get(0), Long.parseLong(f.get(1)), f.get(2), test ? rate : null, test ? null : rate);
    }

    /** The cells of a method, of all kinds of data and sizes. */
    List<Cell> of(String method) {
        return cells.stream().filter(cell -> cell.method().equals(method)).toList();
    }
}
