package dev.slipway.learning.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every value of evaluate.csv (scikit-learn) and evaluate_r.csv (R); the generators are in src/test/golden. */
class GoldenTest {
    private static final double LEVEL = 0.95;
    private static final Map<String, ToDoubleFunction<Scored>> FIELDS = Map.ofEntries(
            Map.entry("auc", Metric.AUC::value),
            Map.entry("auc_error", s -> DeLong.of(s, LEVEL).standardError()),
            Map.entry("average_precision", Metric.AVERAGE_PRECISION::value),
            Map.entry("log_loss", Metric.LOG_LOSS::value),
            Map.entry("brier", Metric.BRIER::value),
            Map.entry("rmse", Metric.RMSE::value),
            Map.entry("mae", Metric.MAE::value),
            Map.entry("r_squared", Metric.R_SQUARED::value),
            Map.entry("miscalibration", s -> calibration(s).brier().miscalibration()),
            Map.entry("discrimination", s -> calibration(s).brier().discrimination()),
            Map.entry("uncertainty", s -> calibration(s).brier().uncertainty()),
            Map.entry("platt_slope", s -> Platt.fit(s).slope()),
            Map.entry("platt_intercept", s -> Platt.fit(s).intercept()),
            Map.entry("intercept", s -> calibration(s).intercept().estimate()),
            Map.entry("intercept_low", s -> calibration(s).intercept().low()),
            Map.entry("slope", s -> calibration(s).slope().estimate()),
            Map.entry("slope_low", s -> calibration(s).slope().low()),
            Map.entry("slope_high", s -> calibration(s).slope().high()));

    @TestFactory
    Stream<DynamicTest> everyValue() {
        return Stream.of("evaluate.csv", "evaluate_r.csv")
                .flatMap(file -> rows(file).stream()
                        .map(row -> DynamicTest.dynamicTest(file + ": " + row[0] + "." + row[1], () -> check(row))));
    }

    private static void check(String[] row) {
        double expected = Double.parseDouble(row[2]);
        double allowed = Double.parseDouble(row[3]) * Math.abs(expected) + 1e-15;
        Scored scored = scored(row[0]);
        double value = row[1].startsWith("isotonic_")
                ? Isotonic.fit(scored).probability(Double.parseDouble(row[1].substring("isotonic_".length())))
                : Objects.requireNonNull(FIELDS.get(row[1]), row[1]).applyAsDouble(scored);
        assertThat(Math.abs(value - expected))
                .as("%s, expected %s", value, expected)
                .isLessThanOrEqualTo(allowed);
    }

    private static Calibration calibration(Scored scored) {
        return Calibration.of(scored, 10, LEVEL);
    }

    private static Scored scored(String name) {
        List<String[]> rows =
                rows("scored.csv").stream().filter(row -> row[0].equals(name)).toList();
        return new Scored(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray());
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
