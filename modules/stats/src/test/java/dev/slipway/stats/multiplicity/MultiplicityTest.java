package dev.slipway.stats.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Adjusted p-values against R and statsmodels, Dunnett against mvtnorm and mpmath, and the laws between them. */
class MultiplicityTest {

    private static final Golden GOLDEN = Golden.read("ab_python.csv", "ab_r.csv");
    private static final double[] P = {
        0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 1e-12,
        0.042
    };

    @ParameterizedTest
    @EnumSource
    void adjustedPValues(AdjustedP method) {
        double[] adjusted = method.adjust(P);
        Map<String, Double> fields = new HashMap<>();
        IntStream.range(0, P.length).forEach(i -> fields.put("p" + i, adjusted[i]));
        GOLDEN.check("adjust." + method, fields);
        assertThat(method.adjust(new double[0])).isEmpty();
        assertThat(method.adjust(new double[] {0.03})).containsExactly(0.03);
        assertThatThrownBy(() -> method.adjust(new double[] {0.1, Double.NaN})).hasMessageContaining("p[1]");
    }

    @Property(tries = 100)
    void neverBelowTheRawValueAndInItsOrder(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] holm = AdjustedP.HOLM.adjust(p);
        double[] hochberg = AdjustedP.HOCHBERG.adjust(p);
        double[] rate = AdjustedP.BENJAMINI_HOCHBERG.adjust(p);
        double[] bonferroni = AdjustedP.BONFERRONI.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(rate[i]).isBetween(p[i] * (1 - 1e-15), hochberg[i] * (1 + 1e-15));
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i]);
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
            for (int j = 0; j < p.length; j++) {
                assertThat(p[i] > p[j] || holm[i] <= holm[j]).isTrue();
            }
        }
    }

    @Test
    void manyToOneFarIntoTheTail() {
        double infinite = Double.POSITIVE_INFINITY;
        GOLDEN.check(
                "manytoone.normal", Map.of("p", new ManyToOne(new double[] {0.6, 0.7, 0.75}, infinite).exceeds(2.6)));
        GOLDEN.check("manytoone.tail", Map.of("p", new ManyToOne(new double[] {0.6, 0.7}, infinite).exceeds(7.5)));
    }

    @Test
    void dunnett() {
        Dunnett.Result r = Dunnett.compare(
                new Moments[] {set("large", "T"), set("ties", "T"), set("ties", "C")}, set("large", "C"), 0.95);
        Map<String, Double> fields = new HashMap<>(Map.of("critical", r.criticalValue()));
        for (int i = 0; i < 3; i++) {
            fields.put("t" + i, r.statistics()[i]);
            fields.put("p" + i, r.effects().get(i).pValue());
        }
        GOLDEN.check("dunnett", fields);
    }

    @Test
    void withoutACommonPartItIsSidakAndWithOneComparisonItIsTheTest() {
        double infinite = Double.POSITIVE_INFINITY;
        double one = Normal.twoSidedP(2.2);
        assertThat(new ManyToOne(new double[3], infinite).exceeds(2.2))
                .isCloseTo(1 - Math.pow(1 - one, 3), within(1e-13));
        assertThat(new ManyToOne(new double[] {0.7}, infinite).exceeds(2.2)).isEqualTo(one);
        double joint = new ManyToOne(new double[] {0.999, 0.999}, infinite).exceeds(2.2);
        assertThat(joint).isBetween(one, 2 * one);
        assertThat(new ManyToOne(new double[] {0.7, 0.7}, 1e6).exceeds(2.2))
                .isCloseTo(new ManyToOne(new double[] {0.7, 0.7}, infinite).exceeds(2.2), within(1e-6));
    }

    @Test
    void armsWithoutVarianceHaveNoTestButAnAnswer() {
        Moments flat = new Moments(40, 2, 0);
        Effect e = Dunnett.compare(new Moments[] {flat, flat}, flat, 0.95)
                .effects()
                .getFirst();
        assertThat(e.pValue()).isNaN();
        assertThat(e.warnings()).isNotEmpty();
        assertThatThrownBy(() -> Dunnett.compare(new Moments[0], flat, 0.95)).hasMessageContaining("treatments");
    }

    @Test
    void simultaneousIntervalsAreWiderAndKeepTheirPValues() {
        Effect e = Effect.student(1, 0.5, 20, 0.95, List.of());
        Effect wide =
                SimultaneousIntervals.bonferroni(List.of(e, e, e, e), 0.95).getFirst();
        Effect sidak = SimultaneousIntervals.sidak(List.of(e, e, e, e), 0.95).getFirst();
        Effect rate =
                SimultaneousIntervals.falseCoverage(List.of(e, e), 4, 0.95).getFirst();
        assertThat(wide.halfWidth()).isGreaterThan(sidak.halfWidth());
        assertThat(sidak.halfWidth()).isGreaterThan(rate.halfWidth());
        assertThat(rate.halfWidth()).isGreaterThan(e.halfWidth());
        assertThat(wide.pValue()).isEqualTo(e.pValue());
        assertThat(wide.level()).isEqualTo(1 - 0.05 / 4);
    }

    private static Moments set(String set, String arm) {
        return Moments.of(Golden.rows("ab_units.csv").stream()
                .filter(row -> Arrays.equals(new String[] {row[0], row[1]}, new String[] {set, arm}))
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .toArray());
    }
}
