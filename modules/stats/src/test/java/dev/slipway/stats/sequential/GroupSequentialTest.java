package dev.slipway.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSequentialTest {

    private static final double[] DAILY =
            IntStream.rangeClosed(1, 28).mapToDouble(day -> day / 28.0).toArray();

    @Test
    void oneLookIsTheFixedTest() {
        double[] one = GroupSequential.obrienFlemingSpending(new double[] {1}, 0.05);
        assertThat(one[0]).isCloseTo(Normal.upperQuantile(0.025), within(1e-10));
    }

    @Test
    void boundariesSpendExactlyWhatWasPlanned() {
        for (double[] boundaries : new double[][] {
            GroupSequential.obrienFlemingSpending(DAILY, 0.05), GroupSequential.pocockSpending(DAILY, 0.05)
        }) {
            double[] crossed = GroupSequential.crossingProbabilities(DAILY, boundaries);
            assertThat(crossed[27]).isCloseTo(0.05, within(1e-9));
            assertThat(boundaries).hasSize(28);
        }
    }

    @Test
    void obrienFlemingStartsStrictAndEndsNearTheFixedBoundary() {
        double[] b = GroupSequential.obrienFlemingSpending(DAILY, 0.05);
        assertThat(b[0]).isGreaterThan(8);
        for (int k = 1; k < b.length; k++) {
            assertThat(b[k]).isLessThan(b[k - 1]);
        }
        assertThat(b[27]).isBetween(2.0, 2.2);
    }

    /** Armitage, McPherson and Rowe 1969, table 2: five looks at 1.96 reject 14.2 % of the time, ten 19.3 %. */
    @Test
    void repeatedTestingCostsWhatTheTableSays() {
        double[] price = GroupSequential.crossingProbabilities(equal(10), constant(10, 1.96));
        assertThat(GroupSequential.crossingProbabilities(equal(5), constant(5, 1.96))[4])
                .isCloseTo(0.142, within(5e-4));
        assertThat(price[9]).isCloseTo(0.193, within(5e-4));
        assertThat(price[0]).isCloseTo(0.05, within(1e-5));
    }

    /** Schoenfeld's and Jennison and Turnbull's advice: with 3 before, the last boundary of five looks is about 1.99 for 5 %. */
    @Test
    void haybittleAndPetoLeaveTheLastLookNearlyAlone() {
        for (Sides sides : Sides.values()) {
            Design design = Design.haybittlePeto(equal(5), 3, sides == Sides.TWO ? 0.05 : 0.025, sides);
            assertThat(Arrays.copyOf(design.boundaries(), 4)).containsOnly(3);
            assertThat(design.boundaries()[4]).isBetween(1.96, 2.0);
            assertThat(design.crossing(0)[4]).isCloseTo(sides == Sides.TWO ? 0.05 : 0.025, within(1e-9));
        }
        assertThatThrownBy(() -> Design.haybittlePeto(equal(5), 1.5, 0.05, Sides.TWO))
                .hasMessageContaining("nothing of alpha is left");
    }

    /** Jennison and Turnbull 2000, table 2.1: Pocock's constant for five looks is 2.413. */
    @Test
    void pocockConstantSpendsFivePercent() {
        assertThat(GroupSequential.crossingProbabilities(equal(5), constant(5, 2.413))[4])
                .isCloseTo(0.05, within(5e-5));
    }

    @Test
    void nothingToSpendGivesAnInfiniteBoundary() {
        double[] b = GroupSequential.boundaries(new double[] {0.2, 0.6, 1}, new double[] {0, 0.01, 0.05});
        assertThat(b[0]).isInfinite();
        assertThat(b[1]).isCloseTo(Normal.upperQuantile(0.005), within(1e-9));
        assertThat(b[2]).isFinite();
    }

    @Test
    void refusesFractionsThatDoNotAscend() {
        assertThatThrownBy(() -> GroupSequential.pocockSpending(new double[] {0.5, 0.5, 1}, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("informationFractions[1]");
        assertThatThrownBy(() -> GroupSequential.pocockSpending(new double[] {0.5, 1.2}, 0.05))
                .hasMessageContaining("informationFractions[1]");
        assertThatThrownBy(() -> GroupSequential.obrienFlemingSpending(new double[] {}, 0.05))
                .hasMessageContaining("at least one look");
        assertThatThrownBy(() -> GroupSequential.obrienFlemingSpending(new double[] {1}, 1))
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> GroupSequential.boundaries(new double[] {0.5, 1}, new double[] {0.03, 0.02}))
                .hasMessageContaining("cumulativeAlpha[1]");
    }

    private static double[] equal(int looks) {
        return IntStream.rangeClosed(1, looks)
                .mapToDouble(k -> (double) k / looks)
                .toArray();
    }

    private static double[] constant(int looks, double value) {
        double[] all = new double[looks];
        Arrays.fill(all, value);
        return all;
    }
}
