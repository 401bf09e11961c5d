package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.linear.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every value of uplift.csv (scikit-learn and numpy, on the same folds); the generator is in src/test/golden. */
class UpliftGoldenTest {
    private static final double TOLERANCE = 1e-8;
    private static final BaseLearners LINEAR = BaseLearners.of(new LinearFamily(), Task.MEAN);
    private static final JobContext NOBODY = JobContext.unwatched();

    @TestFactory
    Stream<DynamicTest> everyLearner() {
        return Stream.of("known", "single", "several")
                .flatMap(name -> Arrays.stream(MetaLearner.values())
                        .filter(meta -> meta != MetaLearner.PARTS)
                        .map(meta -> DynamicTest.dynamicTest(name + ": " + meta.title(), () -> check(name, meta))));
    }

    private static void check(String name, MetaLearner meta) {
        List<String[]> rows = rows("uplift_rows.csv", name);
        UpliftData data = data(name, rows);
        Folds folds = new Folds(ints(rows, 1), 3);
        UpliftLearner learner = meta.over(LINEAR, 1);
        Matrix fresh = matrix(rows("uplift_new.csv", name), 1);

        double[][] onNew = learner.fit(data, folds, NOBODY).effects(fresh);
        double[][] held = learner.outOfFold(data, folds, NOBODY);
        double[][] scores = Aipw.scores(data, Nuisances.crossFit(data, LINEAR, folds, 1, NOBODY));

        List<String[]> expected = rows("uplift.csv", name).stream()
                .filter(row -> row[1].equals(meta.name()))
                .toList();
        assertThat(expected).hasSizeGreaterThanOrEqualTo(50 * data.treatments());
        SoftAssertions.assertSoftly(softly -> {
            for (String[] row : expected) {
                double[][] actual = switch (row[2]) {
                    case "new" -> onNew;
                    case "held" -> held;
                    default -> scores;
                };
                double value = Double.parseDouble(row[5]);
                softly.assertThat(actual[Integer.parseInt(row[3])][Integer.parseInt(row[4])])
                        .as("%s, row %s, treatment %s", row[2], row[3], row[4])
                        .isCloseTo(value, Offset.offset(TOLERANCE * (1 + Math.abs(value))));
            }
        });
    }

    private static UpliftData data(String name, List<String[]> rows) {
        int[] treatment = ints(rows, 2);
        int arms = Arrays.stream(treatment).max().orElseThrow() + 1;
        double[][] known = rows.stream()
                .map(row -> Stream.of(row[7], row[8], row[9])
                        .filter(cell -> !cell.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        UpliftData data = UpliftData.of(
                matrix(rows, 4),
                LongStream.range(0, rows.size()).toArray(),
                List.of("control", "bonus", "waiver").subList(0, arms),
                treatment,
                rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray());
        return name.equals("known") ? data.withPropensity(known) : data;
    }

    private static Matrix matrix(List<String[]> rows, int from) {
        return Matrix.ofRows(rows.stream()
                .map(row -> Arrays.stream(row, from, from + 3)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new));
    }

    private static int[] ints(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row[column])).toArray();
    }

    private static List<String[]> rows(String file, String name) {
        try (InputStream in =
                Objects.requireNonNull(UpliftGoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[0].equals(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
