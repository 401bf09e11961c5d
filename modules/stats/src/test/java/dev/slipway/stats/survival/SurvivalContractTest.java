package dev.slipway.stats.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurvivalContractTest {

    @Test
    void splittingRowsInTimeChangesNothing() {
        double[] stop = SurvivalRows.column("stop");
        boolean[] event = SurvivalRows.events();
        int n = stop.length;
        double[] starts = new double[2 * n];
        double[] stops = new double[2 * n];
        boolean[] events = new boolean[2 * n];
        double[][] x = new double[3][2 * n];
        for (int i = 0; i < n; i++) {
            double middle = stop[i] / 3;
            starts[n + i] = middle;
            stops[i] = middle;
            stops[n + i] = stop[i];
            events[n + i] = event[i];
            for (int j = 0; j < 3; j++) {
                x[j][i] = SurvivalRows.design().x().get(i, j);
                x[j][n + i] = x[j][i];
            }
        }
        SurvivalData split = SurvivalData.of(starts, stops, events);
        CoxFit two = CoxRegression.fit(split, DesignMatrix.of(Matrix.ofColumns(x)), Ties.EFRON);
        CoxFit one = CoxRegression.fit(SurvivalRows.data(), SurvivalRows.design(), Ties.EFRON);
        for (int j = 0; j < 3; j++) {
            assertThat(two.coefficients().values()[j])
                    .isCloseTo(one.coefficients().values()[j], within(1e-10));
            assertThat(two.coefficients().standardError(j))
                    .isCloseTo(one.coefficients().standardError(j), within(1e-11));
        }
        assertThat(two.concordance().index()).isCloseTo(one.concordance().index(), within(1e-12));
        assertThat(KaplanMeier.fit(split, Band.LOG, 0.9).median())
                .isEqualTo(KaplanMeier.fit(SurvivalRows.data(), Band.LOG, 0.9).median());
    }

    @Test
    void theOrderOfRowsAndTheUnitOfTimeChangeNothing() {
        int n = 140;
        int[] key = new SplittableRandom(8).ints(n).toArray();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(key[a], key[b]));
        double[] stop = new double[n];
        boolean[] event = new boolean[n];
        Matrix x = Matrix.zeros(n, 3);
        for (int i = 0; i < n; i++) {
            stop[i] = 24 * SurvivalRows.column("stop")[order[i]];
            event[i] = SurvivalRows.events()[order[i]];
            for (int j = 0; j < 3; j++) {
                x.set(i, j, SurvivalRows.design().x().get(order[i], j));
            }
        }
        CoxFit shuffled = CoxRegression.fit(SurvivalData.of(stop, event), DesignMatrix.of(x), Ties.EFRON);
        CoxFit fit = CoxRegression.fit(SurvivalRows.data(), SurvivalRows.design(), Ties.EFRON);
        assertThat(shuffled.coefficients().values())
                .usingComparatorWithPrecision(1e-11)
                .containsExactly(fit.coefficients().values());
        assertThat(shuffled.martingaleResiduals()[0]).isCloseTo(fit.martingaleResiduals()[order[0]], within(1e-11));
        assertThat(shuffled.concordance().index()).isEqualTo(fit.concordance().index());
    }

    @Test
    void withoutTiesTheScoreTestIsTheLogRankTestAndTheTwoTreatmentsAgree() {
        SplittableRandom random = new SplittableRandom(4);
        double[] time = new double[200];
        boolean[] event = new boolean[200];
        int[] group = new int[200];
        double[] x = new double[200];
        for (int i = 0; i < 200; i++) {
            group[i] = i % 2;
            x[i] = group[i];
            time[i] = -Math.log(random.nextDouble()) * (1 + group[i]);
            event[i] = random.nextDouble() < 0.7;
        }
        SurvivalData data = SurvivalData.of(time, event);
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(x));
        CoxFit efron = CoxRegression.fit(data, design, Ties.EFRON);
        CoxFit breslow = CoxRegression.fit(data, design, Ties.BRESLOW);
        assertThat(efron.scoreTest().statistic())
                .isCloseTo(LogRank.test(data, group).statistic(), within(1e-9));
        assertThat(efron.coefficients().values()[0])
                .isCloseTo(breslow.coefficients().values()[0], within(1e-12));
        assertThat(Arrays.stream(efron.martingaleResiduals()).sum()).isCloseTo(0, within(1e-9));
        assertThat(efron.warnings()).isEmpty();
    }

    @Test
    void anInfiniteCoefficientWarns() {
        int n = 60;
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        double[] x = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = i + 1;
            event[i] = i % 2 == 0;
            x[i] = event[i] ? 1 : 0;
            z[i] = i % 7;
        }
        CoxFit fit =
                CoxRegression.fit(SurvivalData.of(time, event), DesignMatrix.of(Matrix.ofColumns(x, z)), Ties.EFRON);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.SEPARATION);
        assertThat(fit.warnings().get(0).message()).contains("x0").doesNotContain("x1");
    }

    @Test
    void tiesDependentColumnsAndFewClustersWarn() {
        double[] twice =
                Arrays.stream(SurvivalRows.column("x1")).map(v -> 2 * v).toArray();
        DesignMatrix design = DesignMatrix.of(Matrix.ofColumns(SurvivalRows.column("x1"), twice));
        CoxFit fit = CoxRegression.fit(SurvivalRows.data(), design, Ties.BRESLOW, SurvivalRows.codes("cluster"));
        assertThat(fit.warnings())
                .extracting(StatWarning::kind)
                .containsExactly(
                        StatWarning.Kind.RANK_DEFICIENT, StatWarning.Kind.TIED_TIMES, StatWarning.Kind.FEW_CLUSTERS);
        assertThat(fit.coefficients().kept()).containsExactly(true, false);
    }

    @Test
    void aCurveThatNeverFallsToAHalfHasNoMedian() {
        SurvivalCurve curve = KaplanMeier.fit(
                SurvivalData.of(new double[] {1, 2, 3}, new boolean[] {true, false, false}), Band.LOG_LOG, 0.95);
        assertThat(curve.median().time()).isInfinite();
        assertThat(curve.at(0.5)).isEqualTo(1);
        SurvivalCurve none =
                KaplanMeier.fit(SurvivalData.of(new double[] {4}, new boolean[] {false}), Band.PLAIN, 0.95);
        assertThat(none.survival()).containsExactly(1);
        assertThat(none.low()).containsExactly(1);
        SurvivalCurve all = KaplanMeier.fit(SurvivalData.of(new double[] {4}, new boolean[] {true}), Band.LOG, 0.95);
        assertThat(all.survival()).containsExactly(0);
        assertThat(all.standardError()).containsExactly(0);
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        boolean[] one = {true};
        assertThatThrownBy(() -> SurvivalData.of(new double[0], new boolean[0])).hasMessageContaining("rows");
        assertThatThrownBy(() -> SurvivalData.of(new double[] {Double.NaN}, one))
                .hasMessageContaining("time[0]");
        assertThatThrownBy(() -> SurvivalData.of(new double[] {-1}, one)).hasMessageContaining("negative");
        assertThatThrownBy(() -> SurvivalData.of(new double[] {2}, new double[] {2}, one))
                .hasMessageContaining("start[0]");
        SurvivalData data = SurvivalRows.data();
        assertThatThrownBy(() -> LogRank.test(data, new int[140])).hasMessageContaining("two groups");
        assertThatThrownBy(() -> KaplanMeier.fit(data, Band.LOG, 0.9).restrictedMean(1e6))
                .hasMessageContaining("tau");
        SurvivalData quiet = SurvivalData.of(SurvivalRows.column("stop"), new boolean[140]);
        assertThatThrownBy(() -> CoxRegression.fit(quiet, SurvivalRows.design(), Ties.EFRON))
                .hasMessageContaining("no event");
        assertThatThrownBy(() -> Concordance.of(quiet, new double[140])).hasMessageContaining("no pair");
    }
}
