package dev.slipway.learning.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import org.junit.jupiter.api.Test;

/** Worked out by hand: four rows, scores 4, 2, 0 and −2. */
class GainAreaTest {
    private static final double[] SCORE = {4, 2, 0, -2};
    private static final int[] ORDER = {0, 1, 2, 3};

    private static Effect area(double... effect) {
        return GainArea.of(SCORE, effect, ORDER, Units.of(new long[] {1, 2, 3, 4}, ORDER), .95);
    }

    @Test
    void theAreaIsThatOfTrapezoids() {
        // The curve goes through 0, 1, 1.5, 1.5 and 1 at quarters: (0/2 + 1 + 1.5 + 1.5 + 1/2) / 4.
        assertThat(area(4, 3, 2, 1).estimate()).isCloseTo(4.5 / 4, within(1e-12));
    }

    @Test
    void equalEffectsAreTreatedByLot() {
        // The first two together: 0, 0.75, 1.5, 1.5 and 1.
        assertThat(area(4, 4, 2, 1).estimate()).isCloseTo(4.25 / 4, within(1e-12));
        // No order at all leaves half the average effect.
        assertThat(area(1, 1, 1, 1).estimate()).isCloseTo(.5, within(1e-12));
    }

    @Test
    void theErrorIsThatOfTheWeightedScores() {
        // Weighted scores 3.5, 1.25, 0 and −0.25 have the mean 1.125 and squares of 8.796875 + … = 8.8125 about it.
        double[] about = {3.5 - 1.125, 1.25 - 1.125, -1.125, -.25 - 1.125};
        double squares = 0;
        for (double each : about) {
            squares += each * each;
        }
        assertThat(area(4, 3, 2, 1).standardError()).isCloseTo(Math.sqrt(squares / 3 / 4), within(1e-12));
    }
}
