package dev.slipway.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.BinomialDensity;
import dev.slipway.stats.math.ChiSquared;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether draws have the distribution that they claim, by chi-square over all counts and rows. */
class DrawsTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({"1, 0.3", "40, 0.03", "40, 0.97", "60, 0.5", "45489, 0.182", "300, 0.06", "1000000, 0.999"})
    void binomialDrawsFollowTheirProbabilities(long n, double p) {
        assertThat(misfit(n, p, r -> Binomial.draw(r, n, p))).isGreaterThan(1e-4);
        BinomialTable table = new BinomialTable(n, p);
        assertThat(misfit(n, p, table::draw)).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 3, 9.99, 10, 37.5, 2_000, 90_189, 1e7})
    void poissonDrawsFollowTheirProbabilities(double mean) {
        int low = (int) Math.max(0, Math.floor(mean - 9 * Math.sqrt(mean) - 9));
        int high = (int) Math.ceil(mean + 9 * Math.sqrt(mean) + 9);
        PoissonDistribution law = new PoissonDistribution(mean);
        assertThat(misfit(low, high, law::probability, r -> PoissonCount.draw(r, mean)))
                .isGreaterThan(1e-4);
    }

    private static double misfit(long n, double p, ToLongFunction<SplittableRandom> draw) {
        int low = (int) Math.max(0, Math.floor((double) n * p - 9 * Math.sqrt((double) n * p * (1 - p)) - 9));
        int high = (int) Math.min((double) n, Math.ceil((double) n * p + 9 * Math.sqrt((double) n * p * (1 - p)) + 9));
        return misfit(low, high, k -> BinomialDensity.of(k, (double) n, p), draw);
    }

    /** P-value of the chi-square test of draws against the exact probabilities, cells of at least 20 expected draws. */
    private static double misfit(
            int low, int high, IntToDoubleFunction probability, ToLongFunction<SplittableRandom> draw) {
        double[] seen = new double[high - low + 1];
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) draw.applyAsLong(random) - low]++;
        }
        double statistic = 0;
        double expected = 0;
        double found = 0;
        double left = DRAWS;
        int cells = 0;
        for (int k = 0; k < seen.length; k++) {
            double share = probability.applyAsDouble(low + k);
            expected += DRAWS * share;
            found += seen[k];
            left -= DRAWS * share;
            if ((expected >= 20 && left >= 20) || k == seen.length - 1) {
                statistic += (found - expected) * (found - expected) / expected;
                cells++;
                expected = 0;
                found = 0;
            }
        }
        return ChiSquared.survival(statistic, cells - 1.0);
    }

    /** 5,000 rows are blocks of 2048, 2048, 512, 256, 128 and 8 rows. */
    @ParameterizedTest
    @CsvSource({"1", "7", "64", "5000"})
    void everyRowIsDrawnAlike(int rows) {
        double[] number = new double[rows];
        double[] square = new double[rows];
        double[] fourth = new double[rows];
        for (int i = 0; i < rows; i++) {
            number[i] = i;
            square[i] = (double) i * i;
            fourth[i] = square[i] * square[i];
        }
        BlockedRows blocked = new BlockedRows(number, square, fourth);
        int draws = 400_000;
        double[] sums = new double[3];
        blocked.addDraws(new SplittableRandom(5), draws, sums);
        for (int c = 0; c < 3; c++) {
            double[] column = c == 0 ? number : c == 1 ? square : fourth;
            double mean = Arrays.stream(column).average().orElseThrow();
            double variance = Arrays.stream(column)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(sums[c] / draws).isCloseTo(mean, within(4 * Math.sqrt(variance / draws) + 1e-12));
        }
        double[] counts = new double[rows];
        SplittableRandom random = new SplittableRandom(6);
        double[] one = new double[3];
        for (int i = 0; i < 40 * rows; i++) {
            Arrays.fill(one, 0);
            blocked.addDraws(random, 1, one);
            assertThat(one[1]).isEqualTo(one[0] * one[0]);
            assertThat(one[2]).isEqualTo(one[1] * one[1]);
            counts[(int) one[0]]++;
        }
        double statistic =
                Arrays.stream(counts).map(v -> (v - 40) * (v - 40) / 40).sum();
        assertThat(ChiSquared.survival(statistic, Math.max(1, rows - 1.0))).isGreaterThan(1e-4);
    }

    /** Draws of one call are independent: the variance of sums of many draws is that of independent ones. */
    @Test
    void sumsVaryAsIndependentDraws() {
        double[] values = new double[3000];
        Arrays.setAll(values, i -> i % 2 == 0 ? 1 : -1);
        BlockedRows blocked = new BlockedRows(values);
        double squares = 0;
        int repeats = 20_000;
        for (int r = 0; r < repeats; r++) {
            double[] sum = new double[1];
            blocked.addDraws(Streams.of(8, r), 3000, sum);
            squares += sum[0] * sum[0] / 3000;
        }
        assertThat(squares / repeats).isCloseTo(1, within(4 * Math.sqrt(2.0 / repeats)));
    }

    @Test
    void talliesOfFewAndOfManyValuesAgreeWithCounting() {
        double[] few = {3, -0.0, 1, 0.0, 3, 3};
        Tally small = Tally.of(few);
        assertThat(small.values()).containsExactly(0, 1, 3);
        assertThat(small.counts()).containsExactly(2, 1, 3);
        double[] many = new double[3000];
        Arrays.setAll(many, i -> (i * 7) % 1500 - 700);
        Tally large = Tally.of(many);
        assertThat(large.values()).hasSize(1500).isSorted();
        assertThat(large.counts()).containsOnly(2);
    }
}
