package dev.slipway.stats.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Expected values that the scripts beside these tests (src/test/golden) wrote, and the units that they read. */
public final class Golden {

    private final Map<String, Map<String, Expected>> cases = new LinkedHashMap<>();

    private record Expected(double value, double tolerance) {}

    private Golden() {}

    /** Reads expected_python.csv and expected_r.csv. */
    static Golden read() {
        return read("expected_python.csv", "expected_r.csv");
    }

    /** Reads files of rows case,field,value,relative tolerance from the folder {@code golden}. */
    public static Golden read(String... files) {
        Golden golden = new Golden();
        for (String file : files) {
            for (String[] row : rows(file)) {
                golden.cases
                        .computeIfAbsent(row[0], name -> new HashMap<>())
                        .put(row[1], new Expected(Double.parseDouble(row[2]), Double.parseDouble(row[3])));
            }
        }
        return golden;
    }

    /** Names of all cases. */
    public Set<String> names() {
        return cases.keySet();
    }

    /** Compares every field of a case; a field that is missing on either side fails. */
    public void check(String name, Map<String, Double> actual) {
        Map<String, Expected> expected = Objects.requireNonNull(cases.get(name), name);
        assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
        expected.forEach((field, want) -> {
            double got = Objects.requireNonNull(actual.get(field));
            double allowed = want.tolerance() * Math.abs(want.value()) + 1e-300;
            assertThat(Math.abs(got - want.value()))
                    .as("%s.%s is %s, expected %s", name, field, got, want.value())
                    .isLessThanOrEqualTo(allowed);
        });
    }

    /** A column of the units of an arm: y outcome, x covariate, d denominator. */
    static double[] column(String arm, String column) {
        int index = List.of("arm", "y", "x", "d").indexOf(column);
        return rows("units.csv").stream()
                .filter(row -> row[0].equals(arm))
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }

    /** The rows of a file in the folder {@code golden} without its first line. */
    public static List<String[]> rows(String file) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + file), file),
                StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
