package dev.slipway.simulation.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.simulation.random.UserStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    @Property(tries = 300)
    void quantileInvertsTheDistributionFunction(
            @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double u,
            @ForAll @DoubleRange(min = 1, max = 1e5) double median,
            @ForAll @DoubleRange(min = 0.8, max = 5) double shape,
            @ForAll @DoubleRange(min = 0.3, max = 30) double cut) {
        for (Delay delay : new Delay[] {
            new LogLogistic(median, shape), new LogLogistic(median, shape).within(cut * median), new Exponential(median)
        }) {
            double x = delay.quantile(u);
            assertThat(x).isPositive().isLessThanOrEqualTo(delay.longest());
            assertThat(delay.cdf(x)).isCloseTo(u, within(1e-9));
        }
    }

    @Test
    void medianIsTheMedianAndBoundsAreBounds() {
        assertThat(new LogLogistic(30, 2).cdf(30)).isEqualTo(0.5);
        assertThat(new LogLogistic(30, 2).cdf(-1)).isZero();
        Delay cut = new LogLogistic(30, 2).within(60);
        assertThat(cut.cdf(60)).isEqualTo(1);
        assertThat(cut.cdf(30)).isCloseTo(0.5 / 0.8, within(1e-12));
        assertThat(cut.within(100)).isSameAs(cut);
        assertThat(new Exponential(10).cdf(10)).isCloseTo(1 - Math.exp(-1), within(1e-12));
    }

    @Property(tries = 100)
    void interceptGivesTheMean(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double target,
            @ForAll @DoubleRange(min = 0, max = 3) double slope) {
        assertThat(Latent.mean(Latent.intercept(target, slope), slope)).isCloseTo(target, within(1e-9));
    }

    @Test
    void meanOverTheTraitAgreesWithSimulationAndWithTheClosedForm() {
        assertThat(Latent.mean(0.3, 0)).isCloseTo(Latent.logistic(0.3), within(1e-12));
        assertThat(Latent.mean(0, 2)).isCloseTo(0.5, within(1e-12));
        // Slope π/√3 makes logistic(z·slope) the rank itself; with intercept a the mean is 1/(1−k) + k·ln k/(1−k)², k =
        // e^−a.
        double a = 0.7;
        double k = Math.exp(-a);
        double exact = 1 / (1 - k) + k * Math.log(k) / ((1 - k) * (1 - k));
        assertThat(Latent.mean(a, Math.PI / Math.sqrt(3))).isCloseTo(exact, within(1e-7));
        UserStream stream = new UserStream(1).start(1, 1);
        double sum = 0;
        double squares = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            double z = Latent.quantile(stream.next());
            sum += Latent.logistic(-0.5 + 1.6 * z);
            squares += z * z;
        }
        assertThat(sum / n).isCloseTo(Latent.mean(-0.5, 1.6), within(0.003));
        assertThat(squares / n).isCloseTo(1, within(0.02));
    }

    @Test
    void rootsAreFoundOutsideTheFirstBracketOrReported() {
        assertThat(Roots.increasing(x -> x - 37, 0, 1)).isCloseTo(37, within(1e-9));
        assertThat(Roots.increasing(x -> x * x * x + 8, 0, 1)).isCloseTo(-2, within(1e-9));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Roots.increasing(x -> 1, 0, 1));
    }
}
