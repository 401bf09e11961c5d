package dev.slipway.stats.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What must hold for any data, and what is refused. */
class DriftLawsTest {

    private static final long[] BEFORE = {200, 300, 250, 150, 100};
    private static final long[] AFTER = {180, 290, 260, 170, 120};

    @Property(tries = 60)
    void distancesAreSymmetricAndIgnoreTheOrderOfRows(
            @ForAll @Size(min = 3, max = 40) double[] x, @ForAll @Size(min = 3, max = 40) double[] y) {
        double[] reversed = new double[x.length];
        Arrays.setAll(reversed, i -> x[x.length - 1 - i]);
        KolmogorovSmirnov.Result forward = KolmogorovSmirnov.test(x, y);
        KolmogorovSmirnov.Result backward = KolmogorovSmirnov.test(y, reversed);
        assertThat(backward.statistic()).isEqualTo(forward.statistic());
        assertThat(backward.pValue()).isCloseTo(forward.pValue(), within(1e-12));
        assertThat(KolmogorovSmirnov.test(x, reversed).statistic()).isZero();
        assertThat(KolmogorovSmirnov.test(x, x).pValue()).isEqualTo(1);
    }

    @Property(tries = 60)
    void wassersteinFollowsShiftAndScale(
            @ForAll @Size(min = 2, max = 30) float[] floats, @ForAll @DoubleRange(min = -9, max = 9) double by) {
        double[] x = new double[floats.length];
        Arrays.setAll(x, i -> floats[i] % 1000);
        double[] shifted = Arrays.stream(x).map(v -> v + by).toArray();
        assertThat(Wasserstein.of(x, shifted).distance()).isCloseTo(Math.abs(by), within(1e-9));
        double[] doubled = Arrays.stream(x).map(v -> 2 * v).toArray();
        double[] shiftedDoubled = Arrays.stream(shifted).map(v -> 2 * v).toArray();
        assertThat(Wasserstein.of(doubled, shiftedDoubled).distance()).isCloseTo(2 * Math.abs(by), within(1e-9));
    }

    @Property(tries = 40)
    void radixOrderIsThatOfComparisons(@ForAll @Size(min = 0, max = 900) double[] values) {
        double[] expected = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
        assertThat(RadixSort.sorted(values))
                .usingElementComparator(Double::compare)
                .containsExactly(expected);
        int[] order = RadixSort.order(values);
        for (int i = 1; i < order.length; i++) {
            double before = values[order[i - 1]] + 0.0;
            double here = values[order[i]] + 0.0;
            assertThat(before < here || (before == here && order[i - 1] < order[i]))
                    .isTrue();
        }
    }

    @Test
    void bigColumnsSortToo() {
        double[] values = new Random(4)
                .doubles(20_000, -1e6, 1e6)
                .map(v -> Math.rint(v * 100) / 100)
                .toArray();
        double[] expected = values.clone();
        Arrays.sort(expected);
        assertThat(RadixSort.sorted(values)).isEqualTo(expected);
    }

    @Test
    void exactAndFiniteSizePValuesAgreeForLargeSamples() {
        double[] x = new Random(1).doubles(900).toArray();
        double[] y = new Random(2).doubles(1000).map(v -> v * 0.95).toArray();
        double exact =
                KolmogorovSmirnov.test(x, y, KolmogorovSmirnov.Method.EXACT).pValue();
        double finite =
                KolmogorovSmirnov.test(x, y, KolmogorovSmirnov.Method.FINITE).pValue();
        assertThat(finite / exact).isBetween(0.9, 1.1);
    }

    @Test
    void bootstrapNullLimitIsNearTheChiSquareOne() {
        PsiBootstrap.Band band = PsiBootstrap.of(BEFORE, AFTER, 4000, 5, 0.95);
        double limit = Psi.categorical(BEFORE, AFTER).limit();
        assertThat(band.nullLimit() / limit).isBetween(0.95, 1.05);
        double chiP = ChiSquareHomogeneity.test(BEFORE, AFTER).pValue();
        assertThat(band.pValue()).isCloseTo(chiP, within(0.03));
    }

    @Test
    void bootstrapIntervalCoversTheTruth() {
        double[] p = {0.2, 0.3, 0.25, 0.15, 0.1};
        double[] q = {0.26, 0.3, 0.22, 0.12, 0.1};
        double truth = 0;
        for (int k = 0; k < 5; k++) {
            truth += (q[k] - p[k]) * Math.log(q[k] / p[k]);
        }
        int covered = 0;
        for (int run = 0; run < 300; run++) {
            Random random = new Random(100 + run);
            PsiBootstrap.Band band = PsiBootstrap.of(draw(random, p, 2000), draw(random, q, 1500), 400, run, 0.9);
            covered += band.low() <= truth && truth <= band.high() ? 1 : 0;
        }
        assertThat(covered / 300.0).isBetween(0.85, 0.95);
    }

    @Test
    void bytesDoNotDependOnThreads() throws Exception {
        PsiBootstrap.Band many = PsiBootstrap.of(BEFORE, AFTER, 500, 9, 0.95);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> PsiBootstrap.of(BEFORE, AFTER, 500, 9, 0.95))
                            .get())
                    .isEqualTo(many);
        }
    }

    @Test
    void fewUnitsWarnAndBadInputIsRefused() {
        assertThat(Psi.categorical(new long[] {3, 2, 1}, new long[] {1, 2, 3}).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.SMALL_EXPECTED_COUNT);
        assertThat(Psi.categorical(BEFORE, AFTER).warnings()).isEmpty();
        double[] nan = {1, Double.NaN};
        double[] fine = {1, 2};
        assertThatThrownBy(() -> KolmogorovSmirnov.test(nan, fine)).hasMessageContaining("before[1]");
        assertThatThrownBy(() -> Wasserstein.of(fine, nan)).hasMessageContaining("after[1]");
        assertThatThrownBy(() -> NumericDrift.compare(fine, new double[0], 10)).hasMessageContaining("values after");
        assertThatThrownBy(() -> NumericDrift.compare(new double[] {4, 4, 4}, fine, 1))
                .hasMessageContaining("bins");
        assertThatThrownBy(() -> Divergence.of(new double[] {1, -1}, fine)).hasMessageContaining("before[1]");
        assertThatThrownBy(() -> ChiSquareHomogeneity.test(new long[] {0, 0}, AFTER))
                .hasMessageContaining("2 bins");
        assertThatThrownBy(() -> PsiBootstrap.of(BEFORE, AFTER, 10, 1, 0.95)).hasMessageContaining("resamples");
        assertThat(Wasserstein.of(new double[] {3, 3}, fine).inStandardDeviations())
                .isNaN();
        assertThat(ChiSquareHomogeneity.test(new long[] {5, 0}, new long[] {9, 0})
                        .pValue())
                .isNaN();
    }

    private static long[] draw(Random random, double[] shares, int n) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            int k = 0;
            while (k < shares.length - 1 && u >= shares[k]) {
                u -= shares[k++];
            }
            counts[k]++;
        }
        return counts;
    }
}
