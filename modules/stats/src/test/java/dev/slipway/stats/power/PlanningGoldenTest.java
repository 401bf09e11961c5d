package dev.slipway.stats.power;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.power.SampleSize.Arms;
import dev.slipway.stats.resample.Jackknife;
import dev.slipway.stats.resample.StratifiedSample;
import dev.slipway.stats.sequential.SequentialDesign;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Values of planning.py. */
class PlanningGoldenTest {
    private static final double[] HALVES = {0.5, 1};
    private static final double[] POCOCK = {2.178272, 2.178272};

    private final Golden golden = Golden.read("planning.csv");
    private final double[] y = column(0);
    private final double[] x = column(1);

    private static double[] column(int index) {
        return Golden.rows("planning_units.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }

    @Test
    void sampleSizes() {
        Arms unequal = SampleSize.forDifference(1, 1, 0.1, 0.25, 0.05, 0.9);
        golden.check("unequal_arms", Map.of("control", unequal.control(), "treatment", unequal.treatment()));
        Arms different = SampleSize.forDifference(4, 9, -0.3, 2, 0.05, 0.8);
        golden.check("different_variances", Map.of("control", different.control(), "treatment", different.treatment()));
        double pC = 0.31;
        double pT = 0.305;
        golden.check(
                "non_inferiority",
                Map.of(
                        "control",
                        SampleSize.forNonInferiority(pC * (1 - pC), pT * (1 - pT), 0.02, pC - pT, 1, 0.025, 0.9)
                                .control()));
        golden.check("ratio_variance", Map.of("value", SampleSize.ratioVariance(BivariateMoments.of(y, x))));
        golden.check("covariate", Map.of("factor", SampleSize.covariateFactor(-0.6)));
        golden.check("log_rank", Map.of("events", SampleSize.logRankEvents(0.7, 0.5, 0.05, 0.8)));
        golden.check("sidak", Map.of("error", SampleSize.errorPerComparison(0.05, 3)));
    }

    @Test
    void jackknife() {
        double[] rows = new double[y.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        Jackknife.Result ratio = Jackknife.of(rows, kept -> sum(kept, y) / sum(kept, x));
        golden.check("jackknife_ratio", Map.of("bias", ratio.bias(), "se", ratio.standardError()));
        Jackknife.Result correlation =
                Jackknife.of(rows, kept -> new PearsonsCorrelation().correlation(of(kept, y), of(kept, x)));
        golden.check("jackknife_correlation", Map.of("bias", correlation.bias(), "se", correlation.standardError()));
        Jackknife.Result groups = Jackknife.ofGroups(y, 20, kept -> sumOf(kept) / kept.length);
        golden.check("jackknife_groups", Map.of("se", groups.standardError()));
    }

    @Test
    void stratifiedMean() {
        StratifiedSample.Mean mean = StratifiedSample.mean(
                new long[] {1000, 500, 80},
                new long[] {60, 45, 80},
                new double[] {3.2, 7.1, 20.5},
                new double[] {1.7, 6.0, 90},
                0.95);
        golden.check("stratified_mean", Map.of("mean", mean.mean(), "se", mean.standardError()));
    }

    @Test
    void sequentialPower() {
        golden.check(
                "two_looks_pocock",
                Map.of("power", SequentialDesign.outlook(HALVES, POCOCK, 2.8).power()));
        golden.check(
                "two_looks_fleming",
                Map.of(
                        "power",
                        SequentialDesign.outlook(HALVES, new double[] {2.962588, 1.968596}, 2.8)
                                .power()));
        golden.check("inflation_pocock", Map.of("value", SequentialDesign.inflation(HALVES, POCOCK, 0.05, 0.8)));
    }

    private static double[] of(double[] kept, double[] values) {
        double[] chosen = new double[kept.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[(int) kept[i]];
        }
        return chosen;
    }

    private static double sum(double[] kept, double[] values) {
        return sumOf(of(kept, values));
    }

    private static double sumOf(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
