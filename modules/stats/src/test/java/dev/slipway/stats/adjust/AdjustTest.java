package dev.slipway.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Variance reduction against statsmodels and formulas (src/test/golden/adjust.py), laws and refusals. */
class AdjustTest {

    private static final Golden GOLDEN = Golden.read("adjust_python.csv");
    private static final List<String> COLUMNS = List.of("arm", "y", "a", "b", "s", "d", "p", "gone");
    private static final double[] YT = column("T", "y");
    private static final double[] YC = column("C", "y");

    @Test
    void severalCovariates() {
        cuped("cuped.two", MultipleCuped.compare(two("T"), two("C"), 0.95));
    }

    @Test
    void proportions() {
        cuped(
                "cuped.proportion",
                MultipleCuped.compare(
                        new ArmSample(above(YT), two("T").x()), new ArmSample(above(YC), two("C").x()), 0.95));
    }

    @Test
    void missingPrePeriodIsAStratum() {
        MissingStratum x = MissingStratum.of(new double[][] {gone("T")}, new double[][] {gone("C")});
        cuped(
                "cuped.missing",
                MultipleCuped.compare(new ArmSample(YT, x.treatment()), new ArmSample(YC, x.control()), 0.95));
        assertThat(x.missing()).isPositive();
        assertThat(x.treatment()).hasNumberOfRows(2);
    }

    @Test
    void ratios() {
        double[][] pre = RatioCuped.preRatio(column("T", "a"), column("T", "p"), column("C", "a"), column("C", "p"));
        cuped(
                "cuped.ratio",
                RatioCuped.compare(
                        new RatioCuped.Arm(YT, column("T", "d"), new double[][] {pre[0]}),
                        new RatioCuped.Arm(YC, column("C", "d"), new double[][] {pre[1]}),
                        0.95));
    }

    /** Three units an arm, worked out by hand in {@code CupedRatioTest} of the readout; here against the units themselves. */
    @Test
    void aRatioByMomentsIsThatOfItsUnits() {
        double[] xt = column("T", "a");
        double[] xc = column("C", "a");
        double[] dt = column("T", "d");
        double[] dc = column("C", "d");
        MultipleCuped.Result units = RatioCuped.compare(
                new RatioCuped.Arm(YT, dt, new double[][] {xt}), new RatioCuped.Arm(YC, dc, new double[][] {xc}), 0.95);
        Cuped.Result moments = RatioCuped.compare(moments(YT, dt, xt), moments(YC, dc, xc), 0.95);
        assertThat(moments.theta()).isCloseTo(units.theta()[0], within(1e-12));
        assertThat(moments.varianceReduction()).isCloseTo(units.varianceReduction(), within(1e-12));
        assertThat(moments.correlation() * moments.correlation()).isCloseTo(units.explained(), within(1e-12));
        assertThat(moments.adjustedMeanT()).isCloseTo(units.adjustedMeanT(), within(1e-12));
        assertThat(moments.absolute().low()).isCloseTo(units.absolute().low(), within(1e-12));
        assertThat(moments.absolute().pValue()).isCloseTo(units.absolute().pValue(), within(1e-12));
        assertThat(moments.relative().high()).isCloseTo(units.relative().high(), within(1e-12));
        assertThat(moments.absolute().warnings()).isEqualTo(units.absolute().warnings());
        refused("sums to zero", () -> moments(YT, new double[YT.length], xt).contributions());
    }

    private static RatioCuped.Moments moments(double[] y, double[] d, double[] x) {
        return new RatioCuped.Moments(BivariateMoments.of(y, d), BivariateMoments.of(y, x), BivariateMoments.of(d, x));
    }

    @ParameterizedTest
    @EnumSource
    void interactedRegression(RobustError error) {
        LinRegression.Result r = LinRegression.compare(two("T"), two("C"), error, 0.95);
        GOLDEN.check(
                "lin." + error,
                Map.of(
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "p", r.absolute().pValue(),
                        "low", r.absolute().low(),
                        "relative", r.relative().estimate(),
                        "relativeSe", r.relative().standardError(),
                        "super", r.superpopulationError()));
    }

    @Test
    void postStratification() {
        PostStratification.Result r = PostStratification.compare(YT, strata("T"), YC, strata("C"), 4, 0.95);
        GOLDEN.check(
                "poststratified",
                Map.of(
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "p", r.absolute().pValue(),
                        "relative", r.relative().estimate(),
                        "relativeSe", r.relative().standardError(),
                        "super", r.superpopulationError(),
                        "relativeSuper", r.superpopulationRelativeError()));
    }

    @Test
    void strataOfCounts() {
        MantelHaenszel.Result r = MantelHaenszel.test(
                List.of(
                        new MantelHaenszel.Table(18, 60, 12, 55),
                        new MantelHaenszel.Table(30, 80, 22, 90),
                        new MantelHaenszel.Table(5, 20, 9, 31),
                        new MantelHaenszel.Table(44, 52, 30, 47),
                        new MantelHaenszel.Table(3, 9, 0, 0)),
                0.95);
        GOLDEN.check(
                "mantel",
                Map.of(
                        "odds", r.oddsRatio(),
                        "logSe", r.logOddsRatio().standardError(),
                        "risk", r.riskRatio(),
                        "chi", r.chiSquare(),
                        "p", r.pValue(),
                        "plain", r.chiSquareUncorrected(),
                        "breslow", r.breslowDay(),
                        "breslowP", r.breslowDayPValue()));
    }

    @Test
    void oneCovariateIsCupedAndNoneIsWelch() {
        double[] aT = column("T", "a");
        double[] aC = column("C", "a");
        MultipleCuped.Result one = MultipleCuped.compare(arm(YT, aT), arm(YC, aC), 0.9);
        Cuped.Result simple = Cuped.compare(BivariateMoments.of(YT, aT), BivariateMoments.of(YC, aC), 0.9);
        close(one.absolute(), simple.absolute());
        close(one.relative(), simple.relative());
        assertThat(one.varianceReduction()).isCloseTo(simple.varianceReduction(), within(1e-12));
        close(
                MultipleCuped.compare(arm(YT), arm(YC), 0.9).absolute(),
                Welch.compare(YT, YC, 0.9).absolute());
        close(Cupac.compare(YT, aT, YC, aC, 0.9).cuped().absolute(), simple.absolute());
    }

    @Test
    void oneStratumIsTheDifferenceOfMeans() {
        PostStratification.Result r =
                PostStratification.compare(YT, new int[YT.length], YC, new int[YC.length], 1, 0.95);
        Effect welch = Welch.compare(YT, YC, 0.95).absolute();
        assertThat(r.absolute().standardError()).isCloseTo(welch.standardError(), within(1e-13));
        assertThat(r.varianceReduction()).isCloseTo(0, within(1e-13));
    }

    @Test
    void unitsOfCovariatesDoNotMatterAndRepeatedOnesAreLeftOut() {
        LinRegression.Result base = LinRegression.compare(two("T"), two("C"), RobustError.HC3, 0.95);
        LinRegression.Result wide = LinRegression.compare(widened("T"), widened("C"), RobustError.HC3, 0.95);
        close(wide.absolute(), base.absolute());
        assertThat(kinds(wide.absolute())).contains(StatWarning.Kind.COLLINEAR, StatWarning.Kind.COVARIATE_WITHOUT_USE);
        close(
                MultipleCuped.compare(widened("T"), widened("C"), 0.95).absolute(),
                MultipleCuped.compare(two("T"), two("C"), 0.95).absolute());
    }

    @Test
    void sparseStrataAreJoinedAndSaid() {
        int[] t = strata("T");
        int[] c = strata("C");
        t[0] = 4;
        PostStratification.Result r = PostStratification.compare(YT, t, YC, c, 6, 0.95);
        assertThat(r.joined()).isEqualTo(1);
        assertThat(r.strata()).isEqualTo(4);
        assertThat(kinds(r.absolute())).contains(StatWarning.Kind.SPARSE_STRATA);
    }

    @Test
    void predictionsOnAnotherScaleWarn() {
        double[] wild = Arrays.stream(YT).map(v -> 10 * v).toArray();
        double[] wildC = Arrays.stream(YC).map(v -> 10 * v).toArray();
        Cupac.Result r = Cupac.compare(YT, wild, YC, wildC, 0.95);
        assertThat(r.rSquared()).isNegative();
        assertThat(r.warnings()).isNotEmpty();
        assertThat(Cupac.compare(YT, YT, YC, YC, 0.95).rSquared()).isEqualTo(1);
    }

    @Test
    void refusals() {
        double[] bad = YT.clone();
        bad[7] = Double.NaN;
        refused("y[7]", () -> arm(bad));
        refused("x[0][7]", () -> arm(YT, bad));
        refused("covariates", () -> MultipleCuped.compare(arm(YT), two("C"), 0.95));
        refused("at least 4", () -> LinRegression.compare(two("T"), small(3), RobustError.HC2, 0.95));
        refused("at least 2", () -> MultipleCuped.compare(arm(new double[1]), arm(YC), 0.95));
        refused("strata of treatment", () -> PostStratification.compare(YT, strata("T"), YC, strata("C"), 3, 0.95));
        refused(
                "treatment[0][1]",
                () -> MissingStratum.of(new double[][] {{1, Double.POSITIVE_INFINITY}}, new double[][] {{1, 2}}));
        refused("sums to zero", () -> RatioCuped.preRatio(YT, new double[YT.length], YC, new double[YC.length]));
        refused("no stratum", () -> MantelHaenszel.test(List.of(new MantelHaenszel.Table(1, 4, 0, 0)), 0.95));
    }

    @Test
    void constantOutcomesWarn() {
        Effect e = MultipleCuped.compare(new ArmSample(new double[40], new double[0][]), small(40), 0.95)
                .absolute();
        assertThat(e.standardError()).isZero();
        assertThat(kinds(e)).contains(StatWarning.Kind.ZERO_VARIANCE);
    }

    private static void cuped(String name, MultipleCuped.Result r) {
        GOLDEN.check(
                name,
                Map.of(
                        "diff", r.absolute().estimate(),
                        "se", r.absolute().standardError(),
                        "p", r.absolute().pValue(),
                        "theta", r.theta()[0],
                        "reduction", r.varianceReduction(),
                        "relative", r.relative().estimate(),
                        "relativeSe", r.relative().standardError()));
    }

    private static ArmSample arm(double[] y, double[]... x) {
        return new ArmSample(y, x);
    }

    private static ArmSample small(int n) {
        return n == 3 ? new ArmSample(new double[n], new double[2][n]) : new ArmSample(new double[n], new double[0][]);
    }

    private static ArmSample two(String arm) {
        return arm(column(arm, "y"), column(arm, "a"), column(arm, "b"));
    }

    private static ArmSample widened(String arm) {
        double[] a = column(arm, "a");
        double[] b = column(arm, "b");
        double[] mixed = new double[a.length];
        Arrays.setAll(mixed, i -> 3 * a[i] - b[i] + 2);
        return arm(column(arm, "y"), Arrays.stream(a).map(v -> 1e6 * v).toArray(), b, mixed, new double[a.length]);
    }

    private static double[] above(double[] y) {
        return Arrays.stream(y).map(v -> v > 4 ? 1 : 0).toArray();
    }

    private static double[] gone(String arm) {
        double[] a = column(arm, "a");
        double[] gone = column(arm, "gone");
        Arrays.setAll(a, i -> gone[i] == 1 ? Double.NaN : a[i]);
        return a;
    }

    private static int[] strata(String arm) {
        return Arrays.stream(column(arm, "s")).mapToInt(v -> (int) v).toArray();
    }

    private static double[] column(String arm, String name) {
        return Golden.rows("adjust_units.csv").stream()
                .filter(row -> row[0].equals(arm))
                .mapToDouble(row -> Double.parseDouble(row[COLUMNS.indexOf(name)]))
                .toArray();
    }

    private static void close(Effect got, Effect want) {
        assertThat(got.estimate()).isCloseTo(want.estimate(), within(1e-11));
        assertThat(got.standardError()).isCloseTo(want.standardError(), within(1e-11));
        assertThat(got.low()).isCloseTo(want.low(), within(1e-10));
        assertThat(got.pValue()).isCloseTo(want.pValue(), within(1e-10));
    }

    private static List<StatWarning.Kind> kinds(Effect e) {
        return e.warnings().stream().map(StatWarning::kind).toList();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
