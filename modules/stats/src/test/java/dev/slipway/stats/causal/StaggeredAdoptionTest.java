package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimates from sums are those of {@link GroupTimeEffects}, which numpy and R check; fixed effects are those of dummies. */
class StaggeredAdoptionTest {
    private static final int UNITS = 600;
    private static final int PERIODS = 7;
    private static final int LEVELS = 4;

    private final int[] start = new int[UNITS];
    private final int[] level = new int[UNITS];
    private final double[][] y = new double[UNITS][PERIODS];

    private StaggeredAdoptionTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < UNITS; i++) {
            level[i] = random.nextInt(LEVELS);
            double drawn = random.nextDouble() + 0.06 * level[i];
            start[i] = drawn < 0.5 ? EventStudy.NEVER : drawn < 0.65 ? 2 : drawn < 0.85 ? 3 : 5;
            double own = random.nextGaussian();
            for (int t = 0; t < PERIODS; t++) {
                double effect = start[i] <= t ? 1 + 0.2 * (t - start[i]) : 0;
                y[i][t] = own + 0.3 * t + 0.1 * level[i] * t + effect + random.nextGaussian();
            }
        }
    }

    private Matrix levels() {
        return Matrix.ofRows(new double[][] {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}});
    }

    private AdoptionPanel panel(boolean adjusted) {
        return adjusted
                ? new AdoptionPanel((i, t) -> y[i][t], PERIODS, start, level, levels())
                : AdoptionPanel.plain((i, t) -> y[i][t], PERIODS, start);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sameAsWithStoredInfluence(boolean adjusted) {
        double[][] rows = new double[UNITS][];
        Arrays.setAll(rows, i -> new double[] {1, levels().get(level[i], 1), levels().get(level[i], 2)});
        GroupTimeEffects slow = GroupTimeEffects.estimate(
                y,
                start,
                adjusted ? Matrix.ofRows(rows) : null,
                GroupTimeEffects.Control.NOT_YET_TREATED,
                GroupTimeEffects.Base.UNIVERSAL,
                Clusters.ofRows(UNITS),
                0.95);
        StaggeredAdoption fast = StaggeredAdoption.estimate(panel(adjusted), PERIODS, PERIODS, 0.95);
        assertThat(fast.eventTimes()).isEqualTo(slow.eventTimes());
        for (int e : slow.eventTimes()) {
            assertSame(fast.dynamic(e), slow.dynamic(e));
        }
        assertSame(fast.simple(), slow.simple());
    }

    private static void assertSame(Effect one, Effect other) {
        assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-9));
    }

    @Test
    void aTrendBeforeTheStartIsSeenAndNoneIsNot() {
        StaggeredAdoption.PreTrend quiet = Objects.requireNonNull(
                StaggeredAdoption.estimate(panel(true), 3, 3, 0.95).preTrend());
        assertThat(quiet.p()).isGreaterThan(0.01);
        AdoptionPanel rising =
                AdoptionPanel.plain((i, t) -> y[i][t] + (start[i] == EventStudy.NEVER ? 0 : 0.5 * t), PERIODS, start);
        StaggeredAdoption.PreTrend seen = Objects.requireNonNull(
                StaggeredAdoption.estimate(rising, 3, 3, 0.95).preTrend());
        assertThat(seen.p()).isLessThan(1e-6);
        assertThat(seen.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void withoutAnybodyToCompareWithItSaysSo() {
        int[] together = new int[UNITS];
        Arrays.fill(together, 3);
        AdoptionPanel all = AdoptionPanel.plain((i, t) -> y[i][t], PERIODS, together);
        assertThatThrownBy(() -> StaggeredAdoption.estimate(all, 2, 2, 0.95))
                .hasMessage("no group has both treated and control units");
        assertThatThrownBy(() -> TwoWayFixedEffects.estimate(all, 0.95))
                .hasMessage("treatment is the same for all units in every period");
    }

    /** Values of two_way.py. */
    @Test
    void fixedEffectsAreThoseOfDummies() {
        int[] starts = {1, 3, 5};
        int[] each = new int[12];
        Arrays.setAll(each, i -> starts[i % 3]);
        AdoptionPanel small = AdoptionPanel.plain(
                (i, t) -> ((7 * i * i + 13 * i * t + 5 * t * t + 3) % 29) / 4.0 + (t >= each[i] ? 1.5 : 0), 6, each);
        TwoWayFixedEffects.Result result = TwoWayFixedEffects.estimate(small, 0.95);
        assertThat(result.effect().estimate()).isCloseTo(1.4999999999999987, within(1e-10));
        assertThat(result.effect().standardError()).isCloseTo(0.7992762238383087, within(1e-10));
        assertThat(result.negativeWeight()).isCloseTo(0.2500000000000015, within(1e-10));
    }
}
