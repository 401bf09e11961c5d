package dev.slipway.learning.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.RadixSort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every value of risk.csv (scikit-learn and brute force; src/test/golden/risk.py), and the isolation forest beside scikit-learn's. */
class RiskGoldenTest {
    private static final List<String> COLUMNS = List.of(
            "unit", "week", "devices", "sessions", "amount", "gap", "age", "rare", "y", "p", "coarse", "isolation");
    private static final List<String[]> ROWS = rows("risk_rows.csv");
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final double[] Y = column("y");
    private static final int[] ALL = IntStream.range(0, ROWS.size()).toArray();

    @TestFactory
    Stream<DynamicTest> everyValue() {
        return rows("risk.csv").stream()
                .filter(row -> !row[1].equals("alike"))
                .map(row -> DynamicTest.dynamicTest(row[0] + "." + row[1], () -> {
                    double expected = Double.parseDouble(row[2]);
                    assertThat(Math.abs(value(row[0].split("\\."), row[1]) - expected))
                            .isLessThanOrEqualTo(Double.parseDouble(row[3]) * Math.abs(expected));
                }));
    }

    private static double value(String[] name, String field) {
        return switch (name[0]) {
            case "budget" -> {
                ReviewBudget.Found found =
                        budget(column(name[1]), Integer.parseInt(name[2])).found();
                yield switch (field) {
                    case "precision" -> found.precision();
                    case "recall" -> found.recall();
                    default -> found.found();
                };
            }
            case "random" -> budget(column(name[1]), 40).random().recall();
            case "cost" -> {
                double[] lost = ReviewTest.lost(Y, Double.parseDouble(name[2]));
                ReviewCost cost = new ReviewCost(column("coarse"), lost, Double.parseDouble(name[1]));
                double[] once = new double[Y.length];
                Arrays.fill(once, 1);
                yield field.equals("cost") ? cost.at(cost.best(), once) : cost.reviewed(cost.best());
            }
            default -> {
                Scored scored = new Scored(Y, column(name[0]));
                yield (field.equals("auc") ? Metric.AUC : Metric.AVERAGE_PRECISION).value(scored);
            }
        };
    }

    private static ReviewBudget budget(double[] scores, int budget) {
        long[] units = Arrays.stream(column("unit")).mapToLong(v -> (long) v).toArray();
        return ReviewBudget.of(scores, Y, units, moments(), 0, Duration.ofDays(7), budget);
    }

    private static long[] moments() {
        return Arrays.stream(column("week"))
                .mapToLong(w -> (long) (w * WEEK) + 5)
                .toArray();
    }

    /** One forest of scikit-learn is as much like the mean of twenty as risk.csv says; Smile's must come within a hundredth of that. */
    @Test
    void theForestRanksAsScikitLearnsDoes() {
        double alike = rows("risk.csv").stream()
                .filter(row -> row[1].equals("alike"))
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .findFirst()
                .orElseThrow();
        for (long seed = 1; seed <= 3; seed++) {
            double[] own = forest(seed, 100).score(table(), ALL);
            assertThat(correlation(ranks(own), ranks(column("isolation")))).isGreaterThan(alike - 0.01);
            assertThat(Arrays.stream(own)).allMatch(score -> score > 0.3 && score < 1);
        }
    }

    @Test
    void theForestRepeatsOnAnyNumberOfThreads() throws Exception {
        double[] here = forest(4, 50).score(table(), ALL);
        assertThat(forest(4, 50).score(table(), ALL)).isEqualTo(here);
        assertThat(forest(5, 50).score(table(), ALL)).isNotEqualTo(here);
        for (int threads : new int[] {1, 3}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                assertThat(pool.submit(() -> forest(4, 50).score(table(), ALL)).get())
                        .isEqualTo(here);
            }
        }
    }

    /** What one forest draws must not depend on another one that grows at the same time. */
    @Test
    void forestsThatGrowAtOnceDoNotDisturbEachOther() {
        double[] alone = forest(4, 50).score(table(), ALL);
        List<double[]> together = Stream.of(4L, 9L, 4L, 9L, 4L)
                .parallel()
                .map(seed -> forest(seed, 50).score(table(), ALL))
                .toList();

        for (int k = 0; k < together.size(); k += 2) {
            assertThat(together.get(k)).isEqualTo(alone);
        }
    }

    private static AnomalyForest forest(long seed, int trees) {
        return AnomalyForest.fit(table(), ALL, new RiskPlan.Forest(trees, 256), seed, JobContext.unwatched());
    }

    private static FeatureTable table() {
        long[] units = Arrays.stream(column("unit")).mapToLong(v -> (long) v).toArray();
        return new FeatureTable(
                units,
                moments(),
                COLUMNS.subList(2, 8).stream()
                        .map(name -> (Feature) new Feature.Numeric(name, column(name), Known.beforeAsOf()))
                        .toList());
    }

    private static double correlation(double[] a, double[] b) {
        Moments ofA = Moments.of(a);
        Moments ofB = Moments.of(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - ofA.mean()) * (b[i] - ofB.mean());
        }
        return sum / (a.length - 1) / ofA.standardDeviation() / ofB.standardDeviation();
    }

    private static double[] ranks(double[] values) {
        int[] order = RadixSort.order(values);
        double[] ranks = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            ranks[order[k]] = k;
        }
        return ranks;
    }

    private static double[] column(String name) {
        int index = COLUMNS.indexOf(name);
        return ROWS.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    private static List<String[]> rows(String file) {
        try (InputStream in =
                Objects.requireNonNull(RiskGoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
