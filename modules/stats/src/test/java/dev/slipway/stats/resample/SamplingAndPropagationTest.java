package dev.slipway.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Strata get what they should, and uncertain inputs give the spread that theory gives. */
class SamplingAndPropagationTest {

    @Property(tries = 300)
    void allocationsAddUpAndKeepTheirLimits(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 500) Long> strata,
            @ForAll @IntRange(min = 0, max = 100) int percent) {
        long[] sizes = strata.stream().mapToLong(Long::longValue).toArray();
        long least = Arrays.stream(sizes).map(size -> Math.min(2, size)).sum();
        long n = least + (Arrays.stream(sizes).sum() - least) * percent / 100;
        double[] spread = new double[sizes.length];
        Arrays.setAll(spread, h -> 1 + h % 3);
        for (long[] taken :
                List.of(StratifiedSample.proportional(sizes, n), StratifiedSample.neyman(sizes, spread, n))) {
            assertThat(Arrays.stream(taken).sum()).isEqualTo(n);
            for (int h = 0; h < sizes.length; h++) {
                assertThat(taken[h]).isBetween(Math.min(2, sizes[h]), sizes[h]);
            }
        }
    }

    @Test
    void allocationsAreThoseOfTheBook() {
        assertThat(StratifiedSample.proportional(new long[] {500, 300, 200}, 100))
                .containsExactly(50, 30, 20);
        // N·S = 1000, 1500, 2000: shares 2/9, 3/9, 4/9 of 90.
        assertThat(StratifiedSample.neyman(new long[] {500, 300, 200}, new double[] {2, 5, 10}, 90))
                .containsExactly(20, 30, 40);
        // The last stratum would have to give 80 of its 50: it gives all, the rest is shared 1 : 1.
        assertThat(StratifiedSample.neyman(new long[] {500, 500, 50}, new double[] {1, 1, 80}, 100))
                .containsExactly(25, 25, 50);
    }

    @Test
    void aDrawTakesWhatIsAskedAndNobodyTwice() {
        int[] stratum = new int[1000];
        Arrays.setAll(stratum, i -> i % 4 == 0 ? 1 : 0);
        int[] drawn = StratifiedSample.draw(stratum, new long[] {70, 25}, 5);
        assertThat(drawn).hasSize(95).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(drawn).filter(i -> stratum[i] == 1)).hasSize(25);
        assertThat(StratifiedSample.draw(stratum, new long[] {70, 25}, 5)).isEqualTo(drawn);
        assertThat(StratifiedSample.draw(stratum, new long[] {70, 25}, 6)).isNotEqualTo(drawn);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedSample.draw(stratum, new long[] {70, 300}, 5))
                .withMessageContaining("has 250 units");
    }

    @Test
    void aSumOfCorrelatedNormalsHasItsSpread() {
        List<Input> inputs = List.of(new Input.Gaussian("a", 10, 3), new Input.Gaussian("b", 5, 4));
        double rank = 0.5;
        double pearson = 2 * Math.sin(Math.PI / 6 * rank);
        var result = Propagation.run(
                inputs, new double[][] {{1, rank}, {rank, 1}}, v -> v[0] + v[1], 40_000, 3, 0.9, () -> {});
        double spread = Math.sqrt(9 + 16 + 2 * pearson * 12);
        assertThat(result.mean()).isCloseTo(15, within(4 * result.meanError()));
        assertThat(result.standardDeviation()).isCloseTo(spread, within(0.02 * spread));
        assertThat(result.high()).isCloseTo(15 + 1.6449 * spread, within(0.03 * spread));
        assertThat(result.tornado().getFirst().input()).isEqualTo("b");
        assertThat(result.tornado().getFirst().atHigh()).isCloseTo(15 + 4 * 1.644853627, within(1e-6));
        assertThat(result.probabilityAbove(15)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void contributionsFollowTheVariance() {
        List<Input> inputs = List.of(
                new Input.Uniform("small", 0, 1),
                new Input.Triangular("big", 0, 0, 30),
                new Input.Share("share", 20, 80),
                new Input.LogNormal("factor", 1, 0.01),
                new Input.Empirical("seen", new double[] {1, 2, 3}));
        var result = Propagation.run(
                inputs, new double[0][], v -> v[0] + v[1] + v[2] * v[3] + 0 * v[4], 20_000, 3, 0.95, () -> {});
        assertThat(result.tornado().getFirst().input()).isEqualTo("big");
        assertThat(result.tornado().getFirst().contribution()).isGreaterThan(0.97);
        assertThat(result.tornado().stream()
                        .mapToDouble(Propagation.Bar::contribution)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(result.mean()).isCloseTo(0.5 + 10 + 0.2, within(5 * result.meanError()));
    }

    @Test
    void correlationsThatContradictEachOtherAreRefused() {
        List<Input> inputs =
                List.of(new Input.Uniform("a", 0, 1), new Input.Uniform("b", 0, 1), new Input.Uniform("c", 0, 1));
        double[][] impossible = {{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Propagation.run(inputs, impossible, v -> v[0], 1000, 1, 0.9, () -> {}))
                .withMessageContaining("contradict");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Propagation.run(inputs, new double[0][], v -> Math.log(v[0] - 0.5), 1000, 1, 0.9, () -> {}))
                .withMessageContaining("the number of draw");
    }
}
