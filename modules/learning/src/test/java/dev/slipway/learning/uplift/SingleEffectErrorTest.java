package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.evaluate.Units;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SingleEffectErrorTest {
    private static final int UNITS = 800;
    private static final int ROWS = 3;

    @Test
    void isTheMeanProductOfPairsOfRowsOfAUnit() {
        double[] scores = {3, 5, 1, 4, 9, -2};
        double[] effects = {1, 2, 2, 2, 2, 2};
        // Unit 0 has rows 0, 1, 3: away by 2, 3, 2. Unit 1 has rows 2, 5: away by −1, −4. Unit 2 has row 4 alone.
        Units units = new Units(new int[] {0, 0, 1, 0, 2, 1}, 3);

        SingleEffectError error = SingleEffectError.of(scores, effects, units);

        double mean = (2 * 3 + 2 * 2 + 3 * 2 + 1 * 4) / 4.0;
        assertThat(error.pairs()).isEqualTo(4);
        assertThat(error.meanSquare()).isCloseTo(mean, within(1e-12));
        assertThat(error.standardError()).isCloseTo(Math.hypot(16 - 3 * mean, 4 - mean) / 4, within(1e-12));
        assertThat(error.typical()).isCloseTo(Math.sqrt(mean), within(1e-12));
        assertThat(error.mostSquare(0.95)).isCloseTo(mean + 1.6448536269514722 * error.standardError(), within(1e-9));
    }

    @Test
    void isUnbiasedForAnErrorThatIsSmallBesideTheNoise() {
        int worlds = 300;
        double missed = 0.5;
        double mean = 0;
        double within = 0;
        double below = 0;
        for (int s = 0; s < worlds; s++) {
            SingleEffectError error = world(missed, new SplittableRandom(s));
            mean += error.meanSquare() / worlds;
            within += Math.abs(error.meanSquare() - missed * missed) < 1.96 * error.standardError() ? 1.0 / worlds : 0;
            below += error.mostSquare(0.95) >= missed * missed ? 1.0 / worlds : 0;
        }
        assertThat(mean).isCloseTo(missed * missed, within(0.05));
        assertThat(within).isBetween(0.91, 0.98);
        assertThat(below).isBetween(0.93, 1.0000001);
    }

    /**
     * Scores of an experiment with shares of a quarter and three quarters: a unit's level (sd 3) and noise (sd 2) are far larger than what the
     * prediction misses, which hangs on the unit.
     */
    private static SingleEffectError world(double missed, SplittableRandom random) {
        double[] scores = new double[UNITS * ROWS];
        double[] effects = new double[scores.length];
        int[] unitOf = new int[scores.length];
        for (int u = 0; u < UNITS; u++) {
            double level = 3 * random.nextGaussian();
            double effect = 1 + missed * random.nextGaussian();
            for (int i = u * ROWS; i < (u + 1) * ROWS; i++) {
                unitOf[i] = u;
                effects[i] = 1;
                boolean treated = random.nextDouble() < 0.25;
                double y = level + 2 * random.nextGaussian() + (treated ? effect : 0);
                scores[i] = 1 + (treated ? (y - 1) / 0.25 : -y / 0.75);
            }
        }
        return SingleEffectError.of(scores, effects, new Units(unitOf, UNITS));
    }

    @Test
    void anErrorBelowZeroByChanceIsNone() {
        SingleEffectError error =
                SingleEffectError.of(new double[] {3, -3, 2, -1}, new double[4], new Units(new int[] {0, 0, 1, 1}, 2));

        assertThat(error.meanSquare()).isNegative();
        assertThat(error.typical()).isZero();
        assertThat(new SingleEffectError(10, -5, 1).mostSquare(0.95)).isCloseTo(1.6448536269514722, within(1e-9));
    }

    @Test
    void oneRowAUnitCantTell() {
        int[] unitOf = new int[4];
        Arrays.setAll(unitOf, i -> i);

        assertThatThrownBy(() -> SingleEffectError.of(new double[4], new double[4], new Units(unitOf, 4)))
                .hasMessageContaining("units with several rows");
    }
}
