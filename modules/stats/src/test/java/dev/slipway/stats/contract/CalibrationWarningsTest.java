package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.StatWarning.Kind;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Fieller;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.adjust.RatioCuped;
import dev.slipway.stats.causal.Clusters;
import dev.slipway.stats.causal.DifferenceInDifferences;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.RegressionAdjustment;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.resample.RatioBootstrap;
import dev.slipway.stats.resample.StudentisedBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of calibration shows where intervals are too narrow; there the methods warn. */
class CalibrationWarningsTest {
    private static final double LEVEL = 0.95;

    @Test
    void whatTakesMeansWarnsOfSkewedColumns() {
        double[] spikes = spikes(200);
        double[] even = IntStream.range(0, 200).mapToDouble(i -> i % 7).toArray();

        assertThat(kinds(Fieller.lift(spikes, even, LEVEL).warnings())).containsOnly(Kind.SKEWED);
        assertThat(kinds(Bootstrap.meanDifference(spikes, even, 100, 1, LEVEL).warnings()))
                .containsExactly(Kind.SKEWED);
        assertThat(kinds(StudentisedBootstrap.meanDifference(spikes, even, 100, 1, LEVEL, () -> {})
                        .warnings()))
                .containsExactly(Kind.SKEWED);
        assertThat(kinds(RatioBootstrap.difference(
                                RatioBootstrap.Arm.ofMeans(spikes),
                                RatioBootstrap.Arm.ofMeans(even),
                                RatioBootstrap.Draw.POISSON,
                                100,
                                1,
                                LEVEL,
                                () -> {})
                        .warnings()))
                .containsExactly(Kind.SKEWED);
        assertThat(Bootstrap.meanDifference(even, even.clone(), 100, 1, LEVEL).warnings())
                .isEmpty();
    }

    @Test
    void skewnessThatChanceGivesFewUnitsIsNoReason() {
        // 355·0.5² = 89 units are needed, but √(6/40) = 0.39 is one standard error of the skewness of 40 normal values.
        assertThat(Warn.skewed(0.5, 40, "control")).isEmpty();
        assertThat(kinds(Warn.skewed(0.9, 40, "control"))).containsExactly(Kind.SKEWED);
        assertThat(kinds(Warn.skewed(3, 1_000, "control"))).containsExactly(Kind.SKEWED);
        assertThat(Warn.skewed(1, 1_000, "control")).isEmpty();
    }

    @Test
    void ratiosOfFewUnitsWarn() {
        double[] y = IntStream.range(0, 99).mapToDouble(i -> i % 5).toArray();
        double[] x = IntStream.range(0, 99).mapToDouble(i -> 5 + i % 3).toArray();
        BivariateMoments moments = BivariateMoments.of(y, x);
        RatioCuped.Arm arm = new RatioCuped.Arm(y, x, new double[][] {y});

        assertThat(kinds(RatioMetric.compare(moments, moments, LEVEL).absolute().warnings()))
                .containsExactly(Kind.SMALL_SAMPLE);
        assertThat(kinds(RatioCuped.compare(arm, arm, LEVEL).absolute().warnings()))
                .containsExactly(Kind.SMALL_SAMPLE);
        assertThat(Warn.fewForRatio(100, 200)).isEmpty();
    }

    @Test
    void groupsWithFewUnitsForTheirModelWarn() {
        assertThat(kinds(adjusted(78).warnings())).containsExactly(Kind.SMALL_SAMPLE);
        assertThat(adjusted(80).warnings()).isEmpty();
    }

    /** Half of the units treated; a constant and a covariate. */
    private static Effect adjusted(int units) {
        boolean[] treated = new boolean[units];
        double[] one = new double[units];
        double[] x = new double[units];
        double[] y = new double[units];
        for (int i = 0; i < units; i++) {
            treated[i] = i % 2 == 0;
            one[i] = 1;
            x[i] = i % 7;
            y[i] = Math.cos(i) + x[i];
        }
        return RegressionAdjustment.averageEffect(y, treated, Matrix.ofColumns(one, x), LEVEL);
    }

    @Test
    void oneUnitWithATwentiethOfTheWeightIsTold() {
        int n = 200;
        boolean[] treated = new boolean[n];
        double[] even = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = i % 2 == 0;
            even[i] = 0.5;
            y[i] = i % 11;
        }
        double[] one = even.clone();
        one[0] = 0.05;

        assertThat(kinds(weighted(y, treated, one))).containsExactly(Kind.EXTREME_WEIGHTS);
        assertThat(kinds(DoublyRobust.averageEffect(y, treated, one, new double[n], new double[n], LEVEL)
                        .warnings()))
                .containsExactly(Kind.EXTREME_WEIGHTS);
        assertThat(weighted(y, treated, even)).isEmpty();
        assertThat(DoublyRobust.averageEffect(y, treated, even, new double[n], new double[n], LEVEL)
                        .warnings())
                .isEmpty();
    }

    private static List<StatWarning> weighted(double[] y, boolean[] treated, double[] propensity) {
        return InverseWeighting.knownPropensity(y, treated, propensity, Weighting.hajek(Weighting.Estimand.ATE), LEVEL)
                .effect()
                .warnings();
    }

    @Test
    void fewTreatedClustersAmongManyAreTold() {
        assertThat(kinds(panel(50, 12).cr1().warnings())).containsExactly(Kind.FEW_CLUSTERS);
        assertThat(kinds(panel(20, 10).cr1().warnings())).containsExactly(Kind.FEW_CLUSTERS);
        assertThat(panel(50, 25).cr1().warnings()).isEmpty();
    }

    /** Two rows per cluster and period. */
    private static DifferenceInDifferences.Result panel(int clusters, int treatedClusters) {
        int n = clusters * 4;
        double[] y = new double[n];
        boolean[] treated = new boolean[n];
        boolean[] after = new boolean[n];
        long[] of = new long[n];
        for (int i = 0; i < n; i++) {
            of[i] = i / 4;
            treated[i] = of[i] < treatedClusters;
            after[i] = i % 2 == 1;
            y[i] = Math.sin(i * 1.7);
        }
        return DifferenceInDifferences.estimate(y, treated, after, Clusters.of(of), new double[0][], LEVEL);
    }

    private static double[] spikes(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 0, 5, 100);
        values[n - 1] = 300;
        return values;
    }

    private static List<Kind> kinds(List<StatWarning> warnings) {
        return warnings.stream().map(StatWarning::kind).toList();
    }
}
