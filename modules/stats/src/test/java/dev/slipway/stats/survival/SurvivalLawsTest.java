package dev.slipway.stats.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of survival analysis that hold for every data set; times tie often. */
class SurvivalLawsTest {

    private static final int N = 90;

    private record Rows(double[] time, boolean[] event, double[] x, int[] group) {

        static Rows of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Rows r = new Rows(new double[N], new boolean[N], new double[N], new int[N]);
            for (int i = 0; i < N; i++) {
                r.x[i] = random.nextGaussian();
                r.group[i] = random.nextInt(2);
                r.time[i] = 1 + random.nextInt(25);
                r.event[i] = random.nextDouble() < 0.7;
            }
            return r;
        }

        SurvivalData data() {
            return SurvivalData.of(time, event);
        }

        DesignMatrix design() {
            double[] indicator = Arrays.stream(group).asDoubleStream().toArray();
            return DesignMatrix.of(Matrix.ofColumns(x, indicator));
        }

        Rows withTimes(DoubleUnaryOperator transform) {
            return new Rows(Arrays.stream(time).map(transform).toArray(), event, x, group);
        }

        Rows shuffled() {
            Rows r = new Rows(new double[N], new boolean[N], new double[N], new int[N]);
            for (int i = 0; i < N; i++) {
                int from = (i * 37 + 11) % N;
                r.time[i] = time[from];
                r.event[i] = event[from];
                r.x[i] = x[from];
                r.group[i] = group[from];
            }
            return r;
        }
    }

    private static void same(Coefficients a, Coefficients b, double... scale) {
        for (int j = 0; j < scale.length; j++) {
            double se = a.standardError(j) * Math.abs(scale[j]);
            assertThat(b.values()[j]).isCloseTo(a.values()[j] * scale[j], within(1e-8 * se));
            assertThat(b.standardError(j)).isCloseTo(se, within(1e-8 * se));
        }
    }

    @Property(tries = 100, seed = "61")
    void withoutCensoringTheCurveIsTheShareStillThere(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 0, max = 26) int at) {
        double[] time = Rows.of(seed).time();
        boolean[] all = new boolean[N];
        Arrays.fill(all, true);
        SurvivalCurve curve = KaplanMeier.fit(SurvivalData.of(time, all), Band.LOG_LOG, 0.95);
        double share = (double) Arrays.stream(time).filter(t -> t > at).count() / N;
        assertThat(curve.at(at)).isCloseTo(share, within(1e-13));
        int k = curve.index(at);
        double binomial = Math.sqrt(share * (1 - share) / N);
        assertThat(k < 0 ? 0 : curve.standardError()[k]).isCloseTo(binomial, within(1e-13));
    }

    @Property(tries = 100, seed = "62")
    void theCurveFallsOnlyAndItsBandHoldsIt(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Rows r = Rows.of(seed);
        for (Band band : Band.values()) {
            SurvivalCurve curve = KaplanMeier.fit(r.data(), band, 0.9);
            double before = 1;
            for (int k = 0; k < curve.survival().length; k++) {
                assertThat(curve.survival()[k]).isBetween(0.0, before);
                assertThat(curve.low()[k]).isBetween(0.0, curve.survival()[k] + 1e-15);
                assertThat(curve.high()[k]).isBetween(curve.survival()[k] - 1e-15, 1.0);
                before = curve.survival()[k];
            }
        }
    }

    @Property(tries = 60, seed = "63")
    void theOrderOfRowsDoesNotMatter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Rows r = Rows.of(seed);
        Rows s = r.shuffled();
        assertThat(KaplanMeier.fit(s.data(), Band.PLAIN, 0.95).survival())
                .isEqualTo(KaplanMeier.fit(r.data(), Band.PLAIN, 0.95).survival());
        assertThat(LogRank.test(s.data(), s.group()).statistic())
                .isCloseTo(LogRank.test(r.data(), r.group()).statistic(), within(1e-10));
        for (Ties ties : Ties.values()) {
            same(
                    CoxRegression.fit(r.data(), r.design(), ties).coefficients(),
                    CoxRegression.fit(s.data(), s.design(), ties).coefficients(),
                    1,
                    1);
        }
    }

    @Property(tries = 100, seed = "64")
    void swappingTheGroupsChangesNothingOfTheLogRankTest(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Rows r = Rows.of(seed);
        int[] swapped = Arrays.stream(r.group()).map(g -> 1 - g).toArray();
        LogRank.Result a = LogRank.test(r.data(), r.group());
        LogRank.Result b = LogRank.test(r.data(), swapped);
        assertThat(b.statistic()).isCloseTo(a.statistic(), within(1e-10));
        assertThat(b.observed()[0]).isEqualTo(a.observed()[1]);
        assertThat(b.expected()[1]).isCloseTo(a.expected()[0], within(1e-10));
        assertThat(Arrays.stream(a.expected()).sum())
                .isCloseTo(Arrays.stream(a.observed()).sum(), within(1e-10));
    }

    /** Only the order of times counts. */
    @Property(tries = 60, seed = "65")
    void aRisingTransformOfTimeChangesNoCoefficientAndNoTest(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0.2, max = 4) double power) {
        Rows r = Rows.of(seed);
        Rows s = r.withTimes(t -> 3 + Math.pow(t, power));
        for (Ties ties : Ties.values()) {
            same(
                    CoxRegression.fit(r.data(), r.design(), ties).coefficients(),
                    CoxRegression.fit(s.data(), s.design(), ties).coefficients(),
                    1,
                    1);
        }
        assertThat(LogRank.test(s.data(), s.group()).statistic())
                .isEqualTo(LogRank.test(r.data(), r.group()).statistic());
        assertThat(KaplanMeier.fit(s.data(), Band.PLAIN, 0.95).survival())
                .isEqualTo(KaplanMeier.fit(r.data(), Band.PLAIN, 0.95).survival());
    }

    @Property(tries = 60, seed = "66")
    void aCovariateInOtherUnits(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit,
            @ForAll @DoubleRange(min = -20, max = 20) double shift) {
        Rows r = Rows.of(seed);
        double[] moved = Arrays.stream(r.x()).map(v -> shift + v / unit).toArray();
        Rows s = new Rows(r.time(), r.event(), moved, r.group());
        Coefficients a = CoxRegression.fit(r.data(), r.design(), Ties.EFRON).coefficients();
        Coefficients b = CoxRegression.fit(s.data(), s.design(), Ties.EFRON).coefficients();
        for (int j = 0; j < 2; j++) {
            double scale = j == 0 ? unit : 1;
            assertThat(b.values()[j]).isCloseTo(a.values()[j] * scale, within(1e-5 * a.standardError(j) * scale));
        }
    }

    /** The score test of a single indicator is the log-rank test when no times tie. */
    @Property(tries = 60, seed = "67")
    void coxScoreTestIsTheLogRankTest(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Rows r = Rows.of(seed);
        double[] untied = new double[N];
        Arrays.setAll(untied, i -> r.time()[i] + i / 1000.0);
        SurvivalData data = SurvivalData.of(untied, r.event());
        double[] indicator = Arrays.stream(r.group()).asDoubleStream().toArray();
        CoxFit fit = CoxRegression.fit(data, DesignMatrix.of(Matrix.ofColumns(indicator)), Ties.BRESLOW);
        assertThat(fit.scoreTest().statistic())
                .isCloseTo(LogRank.test(data, r.group()).statistic(), within(1e-9));
    }

    /** Exit times split into two start-stop rows are the same data. */
    @Property(tries = 40, seed = "68")
    void splittingRowsInTimeChangesNothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Rows r = Rows.of(seed);
        double[] start = new double[2 * N];
        double[] stop = new double[2 * N];
        boolean[] event = new boolean[2 * N];
        double[] x = new double[2 * N];
        for (int i = 0; i < N; i++) {
            double cut = r.time()[i] * 0.37;
            stop[i] = cut;
            start[N + i] = cut;
            stop[N + i] = r.time()[i];
            event[N + i] = r.event()[i];
            x[i] = r.x()[i];
            x[N + i] = r.x()[i];
        }
        SurvivalData split = SurvivalData.of(start, stop, event);
        Coefficients whole = CoxRegression.fit(r.data(), DesignMatrix.of(Matrix.ofColumns(r.x())), Ties.EFRON)
                .coefficients();
        Coefficients parts = CoxRegression.fit(split, DesignMatrix.of(Matrix.ofColumns(x)), Ties.EFRON)
                .coefficients();
        same(whole, parts, 1);
    }
}
