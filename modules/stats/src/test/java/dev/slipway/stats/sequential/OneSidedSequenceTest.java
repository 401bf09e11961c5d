package dev.slipway.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.Normal;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one-sided sequence against 50 digits, and by simulated looks. */
class OneSidedSequenceTest {

    private static final Golden GOLDEN = Golden.read("one_sided.csv");

    @ParameterizedTest
    @CsvSource({"500,10000,0.05,2.5", "10000,10000,0.05,2.9", "80000,10000,0.025,4.1", "40,100,0.2,-0.3"})
    void boundaryAndPValue(long n, long tuned, double alpha, double z) {
        double multiplier = OneSidedSequence.multiplier(n, tuned, alpha);
        OneSidedSequence.Result r = OneSidedSequence.lower(1 + 0.5 * z, 0.5, 1, n, tuned, alpha);
        String name = "onesided." + n + "." + tuned + "." + alpha + "." + z;
        GOLDEN.check(name, Map.of("multiplier", multiplier, "p", r.pValue(), "slack", slack(n, tuned, alpha)));
        assertThat(slack(n, tuned, alpha)).isBetween(1.0, 1.25);
        assertThat(r.bound()).isCloseTo(1 + 0.5 * z - 0.5 * multiplier, within(1e-12));
        assertThat(r.pValue() <= alpha).isEqualTo(r.bound() >= 1);
    }

    /** α times the mixture of likelihood ratios over half-normal effects at the boundary. */
    private static double slack(long n, long tuned, double alpha) {
        double spent = -2 * Math.log(2 * alpha);
        double s = (double) n * (spent + Math.log1p(spent)) / (double) tuned;
        double x = OneSidedSequence.multiplier(n, tuned, alpha) * Math.sqrt(s / (s + 1));
        return alpha * 2 / Math.sqrt(s + 1) * Math.exp(0.5 * x * x) * Normal.cumulative(x);
    }

    /** A guardrail exactly at its margin, 40 looks: passed by error at most 5 % of the time, and not nearly never. */
    @Test
    void passesByErrorAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(44);
        int runs = 4000;
        int oneSided = 0;
        int twoSided = 0;
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            boolean one = false;
            boolean two = false;
            for (int look = 1; look <= 40; look++) {
                sum += random.nextGaussian() * 10;
                long n = 100L * look;
                double se = 1 / Math.sqrt((double) n);
                double effect = -0.3 + sum / (double) n;
                one |= OneSidedSequence.lower(effect, se, -0.3, n, 2000, 0.05).bound() > -0.3;
                two |= ConfidenceSequence.asymptotic(effect, se, n, 2000, 0.05).low() > -0.3;
            }
            oneSided += one ? 1 : 0;
            twoSided += two ? 1 : 0;
        }
        assertThat((double) oneSided / runs).isBetween(0.012, 0.05);
        assertThat(oneSided).isGreaterThan(twoSided);
    }

    @Test
    void upperMirrorsLowerAndIsTighterThanTwoSided() {
        OneSidedSequence.Result low = OneSidedSequence.lower(0.4, 0.1, 0.1, 5000, 8000, 0.05);
        OneSidedSequence.Result high = OneSidedSequence.upper(-0.4, 0.1, -0.1, 5000, 8000, 0.05);
        assertThat(high.bound()).isEqualTo(-low.bound());
        assertThat(high.pValue()).isEqualTo(low.pValue());
        assertThat(OneSidedSequence.multiplier(5000, 8000, 0.05))
                .isLessThan(ConfidenceSequence.multiplier(5000, 8000, 0.05));
    }

    @Test
    void edges() {
        assertThat(OneSidedSequence.lower(1, 0.2, 0, 20, 100, 0.05).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.COVERAGE_BELOW_LEVEL);
        OneSidedSequence.Result constant = OneSidedSequence.upper(1, 0, 2, 200, 100, 0.05);
        assertThat(constant.pValue()).isNaN();
        assertThat(constant.bound()).isEqualTo(1);
        assertThat(constant.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.ZERO_VARIANCE);
        assertThatThrownBy(() -> OneSidedSequence.multiplier(10, 10, 0.5)).hasMessageContaining("between 0 and 0.5");
        assertThatThrownBy(() -> OneSidedSequence.lower(Double.NaN, 1, 0, 10, 10, 0.05))
                .hasMessageContaining("effect");
    }
}
