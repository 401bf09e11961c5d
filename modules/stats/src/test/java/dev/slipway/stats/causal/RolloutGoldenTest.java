package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staggered adoption against weighted lm, glm and means of R with errors by the infinitesimal jackknife (rollout.R). */
class RolloutGoldenTest {
    private static final Golden GOLDEN = Golden.read("rollout_r.csv");
    private static final List<String[]> ROWS = Golden.rows("rollout_data.csv");
    private static final int PERIODS = 6;
    private static final int[] START = ROWS.stream()
            .mapToInt(row -> Integer.parseInt(row[0]))
            .map(s -> s == 99 ? EventStudy.NEVER : s)
            .toArray();

    private static double y(int unit, int period) {
        return Double.parseDouble(ROWS.get(unit)[3 + period]);
    }

    private static AdoptionPanel plain() {
        return AdoptionPanel.plain(RolloutGoldenTest::y, PERIODS, START);
    }

    private static AdoptionPanel adjusted() {
        double[][] columns = new double[3][ROWS.size()];
        Arrays.fill(columns[0], 1);
        Arrays.setAll(columns[1], i -> Double.parseDouble(ROWS.get(i)[1]));
        Arrays.setAll(columns[2], i -> Double.parseDouble(ROWS.get(i)[2]));
        int[] own = IntStream.range(0, ROWS.size()).toArray();
        return new AdoptionPanel(RolloutGoldenTest::y, PERIODS, START, own, Matrix.ofColumns(columns));
    }

    private static void check(String name, int from, Effect effect) {
        GOLDEN.check(
                "rollout.from" + from + "." + name, Map.of("effect", effect.estimate(), "se", effect.standardError()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void asR(int from) {
        ProportionalTrends.Result shares = ProportionalTrends.estimate(plain(), from, 0.95);
        check(
                "plain",
                from,
                StaggeredAdoption.estimate(plain(), 0, PERIODS, from, 0.95).simple());
        check(
                "adjusted",
                from,
                StaggeredAdoption.estimate(adjusted(), 0, PERIODS, from, 0.95).simple());
        check("proportional", from, shares.effect());
        check("gap", from, shares.gap());
        assertThat(shares.before() - shares.othersBefore())
                .isCloseTo(shares.gap().estimate(), within(1e-12));
    }

    /** All lose a tenth each period, whatever their level: equal amounts are wrong, equal shares exact. */
    @Test
    void sharesAreRightWhereLevelsFallByTheSameShare() {
        AdoptionPanel falling = AdoptionPanel.plain(
                (i, t) -> (1 + i % 3) * (START[i] == EventStudy.NEVER ? 1 : 2) * Math.pow(0.9, t)
                        + (t >= START[i] ? 0.5 : 0),
                PERIODS,
                START);
        ProportionalTrends.Result shares = ProportionalTrends.estimate(falling, 4, 0.95);
        assertThat(shares.othersChange()).isBetween(-0.35, -0.05);
        assertThat(shares.effect().estimate()).isCloseTo(0.5, within(1e-12));
        assertThat(shares.gap().low()).isGreaterThan(0);
        assertThat(StaggeredAdoption.estimate(falling, 0, PERIODS, 4, 0.95)
                        .simple()
                        .estimate())
                .isLessThan(shares.effect().estimate() - 0.2);
    }

    @Test
    void nothingBeforeCannotChangeByAShare() {
        AdoptionPanel nothing = AdoptionPanel.plain((i, t) -> t >= 4 ? 1.0 : 0, PERIODS, START);
        assertThatThrownBy(() -> ProportionalTrends.estimate(nothing, 4, 0.95)).hasMessageContaining("nothing before");
        int[] together = new int[10];
        Arrays.fill(together, 3);
        AdoptionPanel all = AdoptionPanel.plain((i, t) -> 1.0 + t, PERIODS, together);
        assertThatThrownBy(() -> ProportionalTrends.estimate(all, 0, 0.95))
                .hasMessage("no group has both treated and control units");
    }
}
