package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One suite over all two-arm estimators. */
class EstimatorContractTest {

    private static final Arm T = Arm.random(1, 90, 0.4);
    private static final Arm C = Arm.random(2, 75, 0);

    @ParameterizedTest
    @EnumSource
    void sameInputGivesTheSameBytes(Estimator estimator) {
        Effect first = estimator.compare(T, C);
        Effect second = estimator.compare(T, C);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void orderOfRowsChangesNothing(Estimator estimator) {
        assertClose(estimator.compare(T.shuffled(5), C.shuffled(6)), estimator.compare(T, C), 1, 0, 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void scalesWithTheUnit(Estimator estimator) {
        for (double k : new double[] {100, 1.0 / 86_400}) {
            Effect scaled = estimator.compare(T.mapY(y -> k * y), C.mapY(y -> k * y));
            assertClose(scaled, estimator.compare(T, C), k, 0, 1e-10);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATIO")
    void ignoresACommonShift(Estimator estimator) {
        Effect shifted = estimator.compare(T.mapY(y -> y + 1e4), C.mapY(y -> y + 1e4));
        assertClose(shifted, estimator.compare(T, C), 1, 0, 1e-8);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATIO")
    void followsAShiftOfTheTreatment(Estimator estimator) {
        Effect shifted = estimator.compare(T.mapY(y -> y + 3), C);
        boolean thetaMoves = estimator == Estimator.CUPED_ALL_UNITS;
        assertClose(shifted, estimator.compare(T, C), 1, 3, thetaMoves ? 0.1 : 1e-10);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BOOTSTRAP", "STUDENTISED_BOOTSTRAP"})
    void swappingTheArmsChangesTheSign(Estimator estimator) {
        Effect forward = estimator.compare(T, C);
        Effect backward = estimator.compare(C, T);
        assertThat(backward.estimate()).isCloseTo(-forward.estimate(), within(1e-12));
        assertThat(backward.low()).isCloseTo(-forward.high(), within(1e-12));
        assertThat(backward.pValue()).isCloseTo(forward.pValue(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void refusesNanAndInfinityWithTheIndex(Estimator estimator) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> estimator.compare(T.withY(41, bad), C))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[41]");
            assertThatThrownBy(() -> estimator.compare(T, C.withY(0, bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[0]");
        }
    }

    /** The studentised bootstrap refuses: it has no error to divide by. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STUDENTISED_BOOTSTRAP")
    void constantColumnsWarnInsteadOfPretendingCertainty(Estimator estimator) {
        Effect e = estimator.compare(Arm.constant(40, 3, 2), Arm.constant(50, 3, 2));
        assertThat(e.estimate()).isZero();
        assertThat(e.standardError()).isZero();
        assertThat(e.low()).isZero();
        assertThat(e.high()).isZero();
        assertThat(e.pValue()).isNaN();
        assertThat(kinds(e)).contains(StatWarning.Kind.ZERO_VARIANCE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesArmsThatAreTooSmall(Estimator estimator) {
        for (int n = 0; n < estimator.fewest(); n++) {
            String message = "must be at least " + estimator.fewest() + " but is " + n;
            Arm tiny = Arm.random(3, n, 0);
            assertThatThrownBy(() -> estimator.compare(tiny, C))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> estimator.compare(T, tiny)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The mixture SPRT is left out: it is given an effect and its error and knows no number of units. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MIXTURE_SPRT")
    void theFewestUnitsAnswerWithAWarning(Estimator estimator) {
        int n = Math.max(2, estimator.fewest());
        Effect e = estimator.compare(Arm.random(3, n, 0), Arm.random(4, n, 0));
        assertThat(e.low()).isLessThanOrEqualTo(e.high()).isFinite();
        assertThat(kinds(e)).containsAnyOf(StatWarning.Kind.SMALL_SAMPLE, StatWarning.Kind.COVERAGE_BELOW_LEVEL);
    }

    @ParameterizedTest
    @EnumSource
    void anArmOfZerosIsAnArmLikeOthers(Estimator estimator) {
        Arm zeros = new Arm(new double[75], C.x().clone());
        Effect e = estimator.compare(T, zeros);
        assertThat(e.estimate()).isPositive();
        assertThat(e.standardError()).isPositive();
        assertThat(e.low()).isLessThan(e.estimate());
    }

    private static List<StatWarning.Kind> kinds(Effect e) {
        return e.warnings().stream().map(StatWarning::kind).toList();
    }

    private static void assertClose(Effect got, Effect base, double scale, double shift, double tolerance) {
        double allowed = tolerance * scale * Math.max(1, Math.abs(base.estimate()));
        assertThat(got.estimate()).isCloseTo(scale * base.estimate() + shift, within(allowed));
        assertThat(got.standardError()).isCloseTo(scale * base.standardError(), within(allowed));
        assertThat(got.low()).isCloseTo(scale * base.low() + shift, within(allowed));
        assertThat(got.high()).isCloseTo(scale * base.high() + shift, within(allowed));
    }
}
