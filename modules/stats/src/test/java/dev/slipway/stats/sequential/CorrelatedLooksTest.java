package dev.slipway.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelatedLooksTest {
    private static final double[] CUMULATIVE = {0.0003, 0.004, 0.011, 0.02, 0.033, 0.05};

    /** Generator: src/test/golden/correlated_looks.py. */
    private static final double[][] DENSE = {
        {1, 0.9, 0.7, 0.55}, {0.9, 1, 0.85, 0.6}, {0.7, 0.85, 1, 0.8}, {0.55, 0.6, 0.8, 1}
    };

    /** Of two looks nothing is bounded: these are the probabilities themselves. */
    @Test
    void twoLooksAgreeWithScipy() {
        double two = 2 * Normal.survival(2.6) + CorrelatedLooks.charged(0.9, 2.6, 2.4, Sides.TWO);
        double one = Normal.survival(2.6) + CorrelatedLooks.charged(0.9, 2.6, 2.4, Sides.ONE);
        assertThat(two).isCloseTo(0.0195427, within(5e-8));
        assertThat(one).isCloseTo(0.0097713, within(5e-8));
        assertThat(CorrelatedLooks.boundaries(DENSE, new double[] {0.0093224, two, 0.03, 0.05}, Sides.TWO)[1])
                .isCloseTo(2.4, within(1e-4));
    }

    /** Of more looks the charge is at least what scipy's four-dimensional integral says. */
    @Test
    void moreLooksAreChargedNoLessThanTheyAdd() {
        double[] exact = {0.0093224, 0.0195427, 0.0257543, 0.0524558};
        double[] boundaries = CorrelatedLooks.boundaries(DENSE, exact, Sides.TWO);
        assertThat(boundaries[2]).isBetween(2.5, 2.55);
        assertThat(boundaries[3]).isBetween(2.1, 2.13);
    }

    @Test
    void independentIncrementsAreHardlyWiderThanTheGroupSequentialPlan() {
        double[] information = {1, 2, 3, 4, 5, 6};
        double[] exact = GroupSequential.boundaries(
                Arrays.stream(information).map(i -> i / 6).toArray(), CUMULATIVE);
        double[] found = CorrelatedLooks.boundaries(canonical(information), CUMULATIVE, Sides.TWO);
        assertThat(found[1]).isCloseTo(exact[1], within(1e-6));
        for (int k = 2; k < 6; k++) {
            assertThat(found[k]).isBetween(exact[k], exact[k] * 1.02);
        }
    }

    @Test
    void theSameStatisticTwiceCanOnlyStopBetweenItsBoundaries() {
        double[][] same = {{1, 1}, {1, 1}};
        double[] spent = {0.02, 0.05};
        double[] found = CorrelatedLooks.boundaries(same, spent, Sides.TWO);
        assertThat(found[0]).isCloseTo(Normal.upperQuantile(0.01), within(1e-6));
        assertThat(found[1]).isCloseTo(Normal.upperQuantile(0.025), within(0.002));
    }

    @Test
    void looksThatKnowNothingOfEachOtherAreChargedTheProduct() {
        double free = CorrelatedLooks.charged(0, 2, 2.2, Sides.TWO);
        assertThat(free).isCloseTo(Normal.twoSidedP(2.2) * (1 - Normal.twoSidedP(2)), within(1e-10));
        assertThat(CorrelatedLooks.charged(1e-9, 2, 2.2, Sides.ONE))
                .isCloseTo(Normal.survival(2.2) * Normal.cumulative(2), within(1e-8));
    }

    @Test
    void nothingSpentIsNoLookAndLeavesTheOthersAlone() {
        double[] found = CorrelatedLooks.boundaries(DENSE, new double[] {0, 0.01, 0.01, 0.05}, Sides.TWO);
        assertThat(found[0]).isInfinite();
        assertThat(found[2]).isInfinite();
        assertThat(found[1]).isCloseTo(Normal.upperQuantile(0.005), within(1e-6));
    }

    /** Paths that increments do not explain: no more than the promised error, nearly all of it, narrower than the sum of tails. */
    @Test
    void errorIsWhatWasPromisedAndLessThanTheSumOfTails() {
        int looks = 12;
        double[][] rho = new double[looks][looks];
        for (int i = 0; i < looks; i++) {
            for (int j = 0; j < looks; j++) {
                rho[i][j] = 0.4 + 0.6 * Math.exp(-0.3 * Math.abs(i - j));
            }
        }
        double[] spent = new double[looks];
        Arrays.setAll(spent, k -> 0.05 * (k + 1) / looks);
        double[] boundaries = CorrelatedLooks.boundaries(rho, spent, Sides.TWO);
        assertThat(share(rho, boundaries, 40_000)).isBetween(0.04, 0.052);
        assertThat(boundaries[looks - 1]).isLessThan(Normal.upperQuantile(0.05 / looks / 2) - 0.1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> CorrelatedLooks.next(new double[] {0.3}, new double[0], 0.01, Sides.TWO))
                .hasMessageContaining("0 earlier looks and 1 correlations");
        assertThatThrownBy(() -> CorrelatedLooks.next(new double[0], new double[0], -0.01, Sides.TWO))
                .hasMessageContaining("cannot spend");
        assertThatThrownBy(() -> CorrelatedLooks.boundaries(DENSE, new double[] {0.1}, Sides.ONE))
                .hasMessageContaining("one row of correlations per look");
    }

    private static double[][] canonical(double[] information) {
        double[][] rho = new double[information.length][information.length];
        for (int i = 0; i < rho.length; i++) {
            for (int j = 0; j < rho.length; j++) {
                rho[i][j] =
                        Math.sqrt(Math.min(information[i], information[j]) / Math.max(information[i], information[j]));
            }
        }
        return rho;
    }

    /** Share of normal paths that ever stop. */
    private static double share(double[][] rho, double[] boundaries, int paths) {
        int n = rho.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = rho[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        SplittableRandom random = new SplittableRandom(20_261_130);
        double[] e = new double[n];
        int stopped = 0;
        for (int p = 0; p < paths; p++) {
            Arrays.setAll(e, i -> random.nextGaussian());
            boolean stops = false;
            for (int i = 0; i < n && !stops; i++) {
                double z = 0;
                for (int j = 0; j <= i; j++) {
                    z += root[i][j] * e[j];
                }
                stops = Math.abs(z) >= boundaries[i];
            }
            stopped += stops ? 1 : 0;
        }
        return stopped / (double) paths;
    }
}
