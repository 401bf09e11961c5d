package dev.slipway.stats.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Horizons beyond the last row of an arm. */
class RestrictedMeanTest {

    private static SurvivalData exponential(long seed, int n, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        Arrays.setAll(time, i -> -mean * Math.log(1 - random.nextDouble()));
        Arrays.fill(event, true);
        return SurvivalData.of(time, event);
    }

    /** Without censoring the mean of min(T, τ) is an ordinary mean, whatever τ. */
    @Test
    void withoutCensoringItIsTheDifferenceOfMeans() {
        SurvivalData t = exponential(1, 300, 5);
        SurvivalData c = exponential(2, 200, 3);
        RestrictedMean.Result r = RestrictedMean.compare(t, c, 1_000, 0.95);
        double means = Arrays.stream(t.stop()).average().orElseThrow()
                - Arrays.stream(c.stop()).average().orElseThrow();
        assertThat(r.difference().estimate()).isCloseTo(means, within(1e-12));
        assertThat(r.difference().standardError())
                .isCloseTo(Math.sqrt(variance(t.stop()) / 300 + variance(c.stop()) / 200), within(1e-10));
        assertThat(r.difference().warnings()).isEmpty();
    }

    /** Divided by n. */
    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void aLargeLastStepWarns() {
        SurvivalData t =
                SurvivalData.of(new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, true, false, false, false, true});
        RestrictedMean.Result r = RestrictedMean.compare(t, exponential(3, 100, 2), 20, 0.95);
        assertThat(r.treatment().estimate()).isCloseTo(1 + 5 / 6.0 + 4 * 4 / 6.0, within(1e-12));
        assertThat(r.difference().warnings()).singleElement().satisfies(w -> {
            assertThat(w.kind()).isEqualTo(StatWarning.Kind.SMALL_SAMPLE);
            assertThat(w.message()).contains("from 0.67 to 0");
        });
    }

    @Test
    void aCurveThatIsNotZeroEndsWithItsLastRow() {
        SurvivalData censored = SurvivalData.of(new double[] {1, 2, 3, 3}, new boolean[] {true, true, true, false});
        assertThatThrownBy(() -> RestrictedMean.compare(exponential(4, 50, 2), censored, 3.1, 0.95))
                .hasMessageContaining("after the last observed time 3");
    }
}
