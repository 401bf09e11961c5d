package dev.slipway.learning.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.bandit.BanditPolicy.LinUcb;
import dev.slipway.learning.bandit.BanditPolicy.Linear;
import dev.slipway.stats.math.linear.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** LinUCB beside numpy's with Sherman–Morrison updates (src/test/golden/bandit.py): the same actions, then the same models. */
class LinUcbGoldenTest {
    private static final int ROUNDS = 8;
    private static final List<double[]> ROWS = numbers("bandit_rows.csv");

    @Test
    void playsAndLearnsTheSame() {
        RidgeModels models = new RidgeModels(3, 4, 1, new Linear(0.7, 1));
        LinearPlayer player = new LinearPlayer(new LinUcb(1.2, new Linear(0.7, 1)), models);
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            double[][] rows = ROWS.stream().filter(row -> row[0] == now).toArray(double[][]::new);
            Arrivals arrivals = arrivals(round, rows);
            int[] expected = Arrays.stream(rows).mapToInt(row -> (int) row[8]).toArray();
            if (round > 0) {
                assertThat(player.choose(arrivals, new SplittableRandom(1))).isEqualTo(expected);
            }
            double[] reward = Arrays.stream(rows)
                    .mapToDouble(row -> row[5 + (int) row[8]])
                    .toArray();
            player.learn(new Feedback(arrivals, expected, new double[][] {reward}));
        }
        for (String[] row : rows("bandit.csv")) {
            assertThat(value(models, Integer.parseInt(row[0]), row[1]))
                    .as(row[0] + " " + row[1])
                    .isCloseTo(Double.parseDouble(row[2]), within(1e-11));
        }
    }

    private static double value(RidgeModels models, int action, String field) {
        if (field.equals("deviation")) {
            return models.deviation(action, 0);
        }
        if (field.equals("width")) {
            double[] leverage = new double[1];
            models.of(action).leverages(Matrix.ofRows(new double[][] {{1, 1, 1, 1}}), 0, 1, leverage);
            return models.deviation(action, 0) * Math.sqrt(leverage[0]);
        }
        return models.of(action).coefficients(0)[field.charAt(field.length() - 1) - '0'];
    }

    private static Arrivals arrivals(int round, double[][] rows) {
        double[][] x =
                Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, 1, 5)).toArray(double[][]::new);
        return new Arrivals(round, IntStream.range(0, rows.length).toArray(), Matrix.ofRows(x), () -> {});
    }

    private static List<double[]> numbers(String file) {
        return rows(file).stream()
                .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }

    private static List<String[]> rows(String file) {
        try (InputStream in =
                Objects.requireNonNull(LinUcbGoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
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
