package dev.slipway.stats.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws that every observational estimator keeps, and calibration where a formula alone proves little. */
class CausalLawsTest {

    private static final int N = 120;

    /** Units: outcome, arm, propensity, covariate, cluster, period. */
    private record Data(double[] y, boolean[] treated, double[] e, double[] x, long[] cluster, boolean[] after) {
        Data with(double[] outcome) {
            return new Data(outcome, treated, e, x, cluster, after);
        }

        Data reversed() {
            int n = y.length;
            Data r = new Data(new double[n], new boolean[n], new double[n], new double[n], new long[n], new boolean[n]);
            for (int i = 0; i < n; i++) {
                int j = n - 1 - i;
                r.y[i] = y[j];
                r.treated[i] = treated[j];
                r.e[i] = e[j];
                r.x[i] = x[j];
                r.cluster[i] = cluster[j];
                r.after[i] = after[j];
            }
            return r;
        }

        Matrix design() {
            double[] one = new double[y.length];
            Arrays.fill(one, 1);
            return Matrix.ofColumns(one, x);
        }
    }

    /** The estimators. */
    enum Method {
        HAJEK,
        STACKED,
        AIPW_ATT,
        REGRESSION,
        DID_CR1,
        DID_CR2
    }

    private static Effect estimate(Method method, Data d) {
        Weighting all = Weighting.hajek(Weighting.Estimand.ATE);
        Weighting treated = Weighting.hajek(Weighting.Estimand.ATT);
        return switch (method) {
            case HAJEK ->
                InverseWeighting.knownPropensity(d.y(), d.treated(), d.e(), all, 0.95)
                        .effect();
            case STACKED ->
                InverseWeighting.estimatedPropensity(d.y(), d.treated(), d.e(), d.design(), treated, 0.95)
                        .effect();
            case AIPW_ATT -> DoublyRobust.effectOnTreated(d.y(), d.treated(), d.e(), new double[N], true, 0.95);
            case REGRESSION -> RegressionAdjustment.averageEffect(d.y(), d.treated(), d.design(), 0.95);
            case DID_CR1 -> did(d).cr1();
            case DID_CR2 -> did(d).cr2();
        };
    }

    private static DifferenceInDifferences.Result did(Data d) {
        return DifferenceInDifferences.estimate(
                d.y(), d.treated(), d.after(), Clusters.of(d.cluster()), new double[][] {d.x()}, 0.95);
    }

    @ParameterizedTest
    @EnumSource
    void orderOfRowsScaleAndShift(Method method) {
        Data data = random(1);
        Effect base = estimate(method, data);
        assertClose(estimate(method, data.reversed()), base, 1);
        Effect scaled = estimate(method, data.with(map(data.y(), v -> -40 * v + 7)));
        assertThat(scaled.estimate()).isCloseTo(-40 * base.estimate(), within(1e-9 * 40));
        assertThat(scaled.standardError()).isCloseTo(40 * base.standardError(), within(1e-9 * 40));
        assertThat(scaled.pValue()).isCloseTo(base.pValue(), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void outcomesOfZeroWarnInsteadOfPretendingCertainty(Method method) {
        Effect e = estimate(method, random(2).with(new double[N]));
        assertThat(e.estimate()).isZero();
        assertThat(e.pValue()).isNaN();
        assertThat(e.warnings()).extracting(StatWarning::kind).contains(StatWarning.Kind.ZERO_VARIANCE);
    }

    @Test
    void oneTreatedClusterIsSaid() {
        double[] y = new double[24];
        boolean[] treated = new boolean[24];
        boolean[] after = new boolean[24];
        long[] cluster = new long[24];
        Random random = new Random(3);
        for (int i = 0; i < 24; i++) {
            cluster[i] = i / 4;
            treated[i] = i < 4;
            after[i] = i % 2 == 0;
            y[i] = random.nextGaussian();
        }
        Effect e = DifferenceInDifferences.estimate(y, treated, after, Clusters.of(cluster), new double[0][], 0.95)
                .cr2();
        assertThat(e.warnings()).extracting(StatWarning::message).anyMatch(m -> m.startsWith("One cluster alone"));
    }

    /** Four of twenty clusters are treated: CR0 with the normal rejects too often, CR2 with its own degrees of freedom does not. */
    @Test
    void smallSampleErrorsAreCalibratedWhereAsymptoticOnesAreNot() {
        int runs = 600;
        int asymptotic = 0;
        int corrected = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            int clusters = 20;
            int size = 4;
            double[] y = new double[clusters * size];
            double[] arm = new double[y.length];
            double[] one = new double[y.length];
            long[] cluster = new long[y.length];
            Arrays.fill(one, 1);
            for (int c = 0; c < clusters; c++) {
                double shift = random.nextGaussian();
                for (int i = c * size; i < (c + 1) * size; i++) {
                    cluster[i] = c;
                    arm[i] = c < 4 ? 1 : 0;
                    y[i] = shift + 0.5 * random.nextGaussian();
                }
            }
            ClusterRobust fit = ClusterRobust.fit(Matrix.ofColumns(one, arm), y, Clusters.of(cluster));
            asymptotic += fit.cr0(fit.unit(1), 0.95).pValue() < 0.05 ? 1 : 0;
            corrected += fit.cr2(fit.unit(1), 0.95).pValue() < 0.05 ? 1 : 0;
        }
        assertThat((double) asymptotic / runs).isGreaterThan(0.1);
        assertThat((double) corrected / runs).isBetween(0.025, 0.08);
    }

    @Test
    void groupsOfFewUnitsAreSaid() {
        double[][] y = new double[50][4];
        int[] start = new int[50];
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            start[i] = i < 3 ? 2 : EventStudy.NEVER;
            for (int t = 0; t < 4; t++) {
                y[i][t] = random.nextGaussian() + (t >= start[i] ? 1 : 0);
            }
        }
        GroupTimeEffects all = GroupTimeEffects.estimate(
                y,
                start,
                GroupTimeEffects.Control.NOT_YET_TREATED,
                GroupTimeEffects.Base.VARYING,
                Clusters.ofRows(50),
                0.95);
        assertThat(all.simple().warnings())
                .extracting(StatWarning::kind)
                .isEqualTo(List.of(StatWarning.Kind.SMALL_SAMPLE));
    }

    private static Data random(long seed) {
        Random random = new Random(seed);
        Data d = new Data(new double[N], new boolean[N], new double[N], new double[N], new long[N], new boolean[N]);
        for (int i = 0; i < N; i++) {
            d.x[i] = random.nextGaussian();
            d.e[i] = 1 / (1 + Math.exp(-0.4 * d.x[i]));
            d.treated[i] = random.nextDouble() < d.e[i];
            d.cluster[i] = i / 2;
            d.after[i] = i % 2 == 1;
            d.y[i] = d.x[i] + (d.treated[i] ? 0.5 : 0) + random.nextGaussian();
        }
        return d;
    }

    private static double[] map(double[] values, DoubleUnaryOperator f) {
        return Arrays.stream(values).map(f).toArray();
    }

    private static void assertClose(Effect got, Effect want, double scale) {
        assertThat(got.estimate()).isCloseTo(want.estimate(), within(1e-11 * scale));
        assertThat(got.standardError()).isCloseTo(want.standardError(), within(1e-11 * scale));
        assertThat(got.low()).isCloseTo(want.low(), within(1e-9 * scale));
    }

    @Test
    void overlapEffectWithoutPredictionsIsTheRegressionOfTheRest() {
        Random random = new Random(5);
        double[] y = new double[N];
        boolean[] treated = new boolean[N];
        double[] e = new double[N];
        double[] none = new double[N];
        double above = 0;
        double below = 0;
        for (int i = 0; i < N; i++) {
            e[i] = 0.2 + 0.6 * random.nextDouble();
            treated[i] = random.nextDouble() < e[i];
            y[i] = random.nextGaussian() + (treated[i] ? 2 : 0);
            double rest = (treated[i] ? 1 : 0) - e[i];
            above += rest * y[i];
            below += rest * rest;
        }
        assertThat(DoublyRobust.overlapEffect(y, treated, e, none, none, 0.95).estimate())
                .isCloseTo(above / below, within(1e-12));
        double[] one = new double[N];
        double[] zero = new double[N];
        for (int i = 0; i < N; i++) {
            one[i] = treated[i] ? y[i] : y[i] + 3;
            zero[i] = one[i] - 3;
            y[i] = treated[i] ? one[i] : zero[i];
        }
        assertThat(DoublyRobust.overlapEffect(y, treated, e, one, zero, 0.95).estimate())
                .isCloseTo(3, within(1e-12));
    }
}
