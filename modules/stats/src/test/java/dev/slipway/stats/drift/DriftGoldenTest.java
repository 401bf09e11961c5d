package dev.slipway.stats.drift;

import dev.slipway.stats.golden.Golden;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drift measures against scipy and R. */
class DriftGoldenTest {

    private static final Golden GOLDEN = Golden.read("drift.csv", "drift_r.csv");

    @ParameterizedTest
    @ValueSource(strings = {"smooth", "ties", "large"})
    void numericColumns(String name) {
        double[] before = column(name, "before");
        double[] after = column(name, "after");
        NumericDrift.Result r = NumericDrift.compare(before, after, 10);
        GOLDEN.check(
                "drift.psi." + name,
                Map.of(
                        "psi", r.psi().psi(),
                        "limit", r.psi().limit(),
                        "limit99", Psi.criticalValue(r.cuts().length + 1, before.length, after.length, 0.99)));
        GOLDEN.check(
                "drift.psi.width." + name,
                Map.of("psi", Psi.equalWidth(before, after, 10).psi()));
        GOLDEN.check(
                "drift.divergence." + name,
                Map.of(
                        "js", r.divergence().jensenShannon(),
                        "distance", r.divergence().jensenShannonDistance(),
                        "bits", r.divergence().jensenShannonDistanceBits(),
                        "kl", r.divergence().kullbackLeibler(),
                        "hellinger", r.divergence().hellinger(),
                        "variation", r.divergence().totalVariation()));
        GOLDEN.check(
                "drift.wasserstein." + name,
                Map.of(
                        "distance", r.wasserstein().distance(),
                        "scaled", r.wasserstein().inStandardDeviations(),
                        "energy", r.wasserstein().energy()));
        long[] first = Psi.count(before, r.cuts());
        long[] second = Psi.count(after, r.cuts());
        GOLDEN.check("drift.psi.smoothed." + name, Map.of("psi", Psi.smoothed(first, second, 0.5)));
        ChiSquareHomogeneity.Result fit = ChiSquareHomogeneity.goodnessOfFit(first, second);
        GOLDEN.check("drift.fit." + name, Map.of("chi", fit.chiSquare(), "p", fit.pValue()));
        ChiSquareHomogeneity.Result chi =
                ChiSquareHomogeneity.test(Psi.count(before, r.cuts()), Psi.count(after, r.cuts()));
        GOLDEN.check(
                "drift.chi." + name,
                Map.of(
                        "chi", chi.chiSquare(),
                        "p", chi.pValue(),
                        "df", (double) chi.degreesOfFreedom(),
                        "v", chi.cramersV()));
        GOLDEN.check("drift.ks." + name, Map.of("d", r.kolmogorovSmirnov().statistic()));
        GOLDEN.check(
                "drift.ks.finite." + name,
                Map.of(
                        "p",
                        KolmogorovSmirnov.test(before, after, KolmogorovSmirnov.Method.FINITE)
                                .pValue()));
        GOLDEN.check(
                "drift.ks.limit." + name,
                Map.of(
                        "p",
                        KolmogorovSmirnov.test(before, after, KolmogorovSmirnov.Method.LIMIT)
                                .pValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smooth", "ties"})
    void exactKolmogorovSmirnov(String name) {
        GOLDEN.check(
                "drift.ks.exact." + name,
                Map.of(
                        "p",
                        KolmogorovSmirnov.test(column(name, "before"), column(name, "after"))
                                .pValue()));
    }

    @Test
    void tinyExactPValuesKeepTheirDigits() {
        double[] x = IntStream.rangeClosed(1, 40).asDoubleStream().toArray();
        double[] y = IntStream.rangeClosed(30, 80).mapToDouble(i -> i + 0.5).toArray();
        GOLDEN.check(
                "drift.ks.exact.apart", Map.of("p", KolmogorovSmirnov.test(x, y).pValue()));
    }

    @ParameterizedTest
    @CsvSource({
        "5,0.4",
        "20,0.1",
        "20,0.25",
        "100,0.15",
        "140,0.11",
        "141,0.1",
        "141,0.2",
        "5000,0.012",
        "5000,0.05",
        "1000000,0.0015"
    })
    void kolmogorovTail(long n, String d) {
        GOLDEN.check(
                "drift.kolmogorov." + n + "." + d,
                Map.of("p", KolmogorovDistribution.survival(n, Double.parseDouble(d))));
    }

    private static double[] column(String name, String side) {
        return Golden.rows("drift_data.csv").stream()
                .filter(row -> row[0].equals(name) && row[1].equals(side))
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .toArray();
    }
}
