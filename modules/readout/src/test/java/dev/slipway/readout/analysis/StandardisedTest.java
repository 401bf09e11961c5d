package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covariates in whatever unit and from whatever origin adjust for the same. */
class StandardisedTest {
    private static final ObservationalReadout PLAIN = BetaSample.ask(BetaSample.ASKED);

    /** Integers beside 2^52, where nothing smaller is left, and numbers whose squares overflow or vanish. */
    @ParameterizedTest
    @CsvSource({"1,4503599627370496", "1e200,0", "1e-200,0", "-3,7"})
    void anotherUnitAndOriginChangeNothing(double unit, double origin) {
        double[] sessions = Objects.requireNonNull(BetaSample.DATA.numbers().get("sessions_before"));
        Map<String, double[]> numbers = new LinkedHashMap<>(BetaSample.DATA.numbers());
        numbers.put(
                "sessions_before",
                Arrays.stream(sessions).map(v -> origin + unit * v).toArray());
        ObservationalReadout other =
                BetaSample.ask(BetaSample.ASKED, BetaSample.with(BetaSample.DATA.categories(), numbers));
        assertThat(other.warnings()).isEqualTo(PLAIN.warnings());
        assertThat(other.estimates()).hasSameSizeAs(PLAIN.estimates());
        for (Estimate wanted : PLAIN.estimates()) {
            Estimate found = ObservationalCalculatorTest.estimate(other, wanted.method());
            assertThat(found.effect()).as(wanted.method()).isCloseTo(wanted.effect(), within(1e-7));
            assertThat(found.standardError())
                    .as(wanted.method())
                    .isCloseTo(Objects.requireNonNull(wanted.standardError()), within(1e-7));
        }
        for (int i = 0; i < PLAIN.balance().size(); i++) {
            assertThat(Math.abs(other.balance().get(i).before()))
                    .isCloseTo(Math.abs(PLAIN.balance().get(i).before()), within(1e-7));
        }
    }

    @Test
    void meanZeroDeviationOneAndGapsAtTheMean() {
        assertThat(Standardised.of(new double[] {1, Double.NaN, 3, 5})).satisfies(v -> {
            assertThat(v[1]).isZero();
            assertThat(v[2]).isCloseTo(0, within(1e-15));
            assertThat(v[3]).isCloseTo(Math.sqrt(1.5), within(1e-15));
            assertThat(v[0]).isCloseTo(-Math.sqrt(1.5), within(1e-15));
        });
        assertThat(Standardised.of(new double[] {-1.7e308, 1.7e308})).containsExactly(-1, 1);
        assertThat(Standardised.of(new double[] {4, 4, Double.NaN})).containsExactly(4, 4, 4);
    }
}
