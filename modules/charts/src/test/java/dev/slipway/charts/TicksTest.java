package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;

class TicksTest {
    @Property
    void coveringTicksAreRoundAndCover(
            @ForAll @Scale(7) @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @Scale(7) @DoubleRange(min = 1e-6, max = 1e6) double span,
            @ForAll @IntRange(min = 3, max = 9) int most) {
        Ticks ticks = Ticks.covering(low, low + span, most);
        double slack = 1e-6 * ticks.step() + 1e-9 * Math.abs(low);
        assertThat(ticks.low()).isLessThanOrEqualTo(low + slack);
        assertThat(ticks.high()).isGreaterThanOrEqualTo(low + span - slack);
        assertThat(ticks.values().size()).isBetween(2, most + 1);
        assertRound(ticks);
    }

    @Property
    void innerTicksAreRoundAndInside(
            @ForAll @Scale(7) @DoubleRange(min = -1e3, max = 1e3) double low,
            @ForAll @Scale(7) @DoubleRange(min = 1e-2, max = 1e3) double span,
            @ForAll @IntRange(min = 4, max = 9) int most) {
        Ticks ticks = Ticks.within(low, low + span, most);
        double slack = 1e-6 * ticks.step() + 1e-9 * Math.abs(low);
        assertThat(ticks.values())
                .isNotEmpty()
                .allSatisfy(tick -> assertThat(tick).isBetween(low - slack, low + span + slack));
        assertThat(ticks.values().size()).isLessThanOrEqualTo(most + 6);
        assertRound(ticks);
    }

    @Example
    void noFloatingPointDust() {
        assertThat(Ticks.covering(0, .5, 6).values()).containsExactly(0.0, .1, .2, .3, .4, .5);
        assertThat(Ticks.covering(-.02, .08, 6).values()).containsExactly(-.02, 0.0, .02, .04, .06, .08);
    }

    @Example
    void equalAndBrokenEndsStillGiveAnAxis() {
        assertThat(Ticks.covering(0, 0, 5).values().size()).isGreaterThanOrEqualTo(2);
        assertThat(Ticks.covering(Double.NaN, Double.POSITIVE_INFINITY, 5)
                        .values()
                        .size())
                .isGreaterThanOrEqualTo(2);
        assertThat(Ticks.covering(5, 3, 5).low()).isLessThanOrEqualTo(3);
    }

    @Example
    void decimalsAreThoseOfTheStep() {
        assertThat(Ticks.covering(-.002, .004, 6).decimals(100)).isEqualTo(1);
        assertThat(Ticks.covering(0, 1, 5).decimals(100)).isZero();
    }

    private static void assertRound(Ticks ticks) {
        double mantissa = ticks.step() / Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
        assertThat(List.of(1.0, 2.0, 2.5, 5.0))
                .anySatisfy(m -> assertThat(mantissa).isCloseTo(m, Offset.offset(1e-6)));
        for (double tick : ticks.values()) {
            double times = tick / ticks.step();
            assertThat(Math.abs(times - Math.rint(times))).isLessThan(1e-6 * Math.max(1, Math.abs(times)));
        }
    }
}
