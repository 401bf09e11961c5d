package dev.slipway.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrivals are steady or run dry, and a plan knows the difference. */
class ArrivalsTest {

    private static double[] days(int n, java.util.function.IntToDoubleFunction units) {
        return IntStream.rangeClosed(1, n).mapToDouble(units).toArray();
    }

    @Test
    void aCurveIsFoundAgain() {
        Arrivals arrivals = Arrivals.fit(days(14, day -> 50_000 * -Math.expm1(-day / 9.0)));
        assertThat(arrivals.ceiling()).isCloseTo(50_000, within(5.0));
        assertThat(arrivals.days()).isCloseTo(9, within(0.01));
        assertThat(arrivals.daysUntil(arrivals.units(23))).isCloseTo(23, within(1e-9));
        assertThat(arrivals.daysUntil(60_000)).isInfinite();
    }

    @Test
    void steadyArrivalsStaySteady() {
        Arrivals arrivals = Arrivals.fit(days(10, day -> 300.0 * day + (day % 3 - 1) * 20));
        assertThat(arrivals.ceiling()).isInfinite();
        assertThat(arrivals.perDay()).isCloseTo(300, within(3.0));
        assertThat(arrivals.daysUntil(9_000)).isCloseTo(30, within(0.3));
    }

    @Test
    void daysLeftFollowThePrecision() {
        Arrivals steady = new Arrivals(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1_000);
        // Twice as precise needs four times the units: 40,000, on day 40; a window of 7 days follows.
        assertThat(steady.daysLeft(10_000, 0.01, 0.014, 1.96, 0.84, 10, 7)).isCloseTo(37, within(1e-9));
        assertThat(steady.daysLeft(10_000, 0.01, 0.1, 1.96, 0.84, 10, 7)).isZero();
        Arrivals dry = new Arrivals(12_000, 5, 2_400);
        assertThat(dry.daysLeft(10_000, 0.01, 0.014, 1.96, 0.84, 10, 7)).isInfinite();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arrivals.fit(new double[] {3, 2, 5}))
                .withMessageContaining("cumulative[1] falls");
        assertThatIllegalArgumentException().isThrownBy(() -> Arrivals.fit(new double[] {3, 4}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.forNonInferiority(1, 1, 0.02, 0.03, 1, 0.025, 0.8))
                .withMessageContaining("no size shows it safe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.forDifference(1, 1, 0, 1, 0.05, 0.8))
                .withMessageContaining("infinitely many");
    }

    @Test
    void whatIsPlannedIsDetectable() {
        var arms = SampleSize.forDifference(4, 9, 0.3, 2, 0.05, 0.8);
        assertThat(SampleSize.detectable(arms, 4, 9, 0.05, 0.8)).isCloseTo(0.3, within(1e-12));
        assertThat(SampleSize.inflationOfMultiplier(1.959963984540054, 0.05, 0.8))
                .isCloseTo(1, within(1e-12));
        assertThat(SampleSize.inflationOfMultiplier(2.9, 0.05, 0.8)).isGreaterThan(1.5);
    }
}
