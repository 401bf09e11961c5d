package dev.slipway.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of regressions that hold for every data set. */
class RegressionLawsTest {

    private static final List<String> MODELS = List.of("linear", "logistic", "poisson", "negative binomial");

    /** Rows with an intercept and two predictors; the response suits the model. */
    private record Sample(double[] one, double[] x, double[] z, double[] y) {

        static Sample of(String model, long seed, int n) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] c = new double[4][n];
            for (int i = 0; i < n; i++) {
                c[0][i] = 1;
                c[1][i] = random.nextGaussian();
                c[2][i] = random.nextInt(3);
                double eta = 0.3 + 0.4 * c[1][i] - 0.3 * c[2][i];
                double e = -Math.log(1 - random.nextDouble());
                c[3][i] = switch (model) {
                    case "linear" -> eta + random.nextGaussian();
                    case "logistic" -> random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
                    default -> Math.floor(3 * Math.exp(eta) * e);
                };
            }
            return new Sample(c[0], c[1], c[2], c[3]);
        }

        RegressionData data() {
            return RegressionData.of(Matrix.ofColumns(one, x, z), y);
        }

        Sample taken(int[] rows) {
            return new Sample(take(one, rows), take(x, rows), take(z, rows), take(y, rows));
        }
    }

    private static double[] take(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static Coefficients fit(String model, RegressionData data) {
        return switch (model) {
            case "linear" ->
                LinearRegression.fit(data, StandardErrors.CLASSICAL).coefficients();
            case "logistic" ->
                Glm.fit(data, Family.logistic(), StandardErrors.CLASSICAL).coefficients();
            case "poisson" ->
                Glm.fit(data, Family.poisson(), StandardErrors.CLASSICAL).coefficients();
            default ->
                NegativeBinomial.fit(data, StandardErrors.CLASSICAL).model().coefficients();
        };
    }

    private static void same(Coefficients a, Coefficients b, double... scale) {
        for (int j = 0; j < scale.length; j++) {
            double value = a.values()[j] * scale[j];
            double se = a.standardError(j) * Math.abs(scale[j]);
            assertThat(b.values()[j]).isCloseTo(value, within(1e-7 * se));
            assertThat(b.standardError(j)).isCloseTo(se, within(1e-7 * se));
        }
    }

    @Property(tries = 40, seed = "51")
    void theOrderOfRowsDoesNotMatter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        for (String model : MODELS) {
            Sample s = Sample.of(model, seed, 90);
            int[] backwards = new int[90];
            Arrays.setAll(backwards, i -> (i * 37 + 11) % 90);
            same(fit(model, s.data()), fit(model, s.taken(backwards).data()), 1, 1, 1);
        }
    }

    @Property(tries = 40, seed = "52")
    void aPredictorInOtherUnits(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit,
            @ForAll @DoubleRange(min = -50, max = 50) double shift) {
        for (String model : MODELS) {
            Sample s = Sample.of(model, seed, 80);
            double[] moved = Arrays.stream(s.x()).map(v -> v / unit).toArray();
            same(fit(model, s.data()), fit(model, new Sample(s.one(), moved, s.z(), s.y()).data()), 1, unit, 1);
            double[] shifted = Arrays.stream(s.x()).map(v -> v + shift).toArray();
            Coefficients plain = fit(model, s.data());
            Coefficients other = fit(model, new Sample(s.one(), shifted, s.z(), s.y()).data());
            double slope = plain.values()[1];
            assertThat(other.values()[1]).isCloseTo(slope, within(1e-6 * plain.standardError(1)));
            assertThat(other.values()[0])
                    .isCloseTo(plain.values()[0] - shift * slope, within(1e-6 * other.standardError(0)));
        }
    }

    @Property(tries = 40, seed = "53")
    void aLinearResponseInOtherUnits(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit,
            @ForAll @DoubleRange(min = -500, max = 500) double shift) {
        Sample s = Sample.of("linear", seed, 60);
        double[] y = Arrays.stream(s.y()).map(v -> v * unit).toArray();
        for (StandardErrors errors : List.of(StandardErrors.CLASSICAL, StandardErrors.HC3)) {
            LinearFit a = LinearRegression.fit(s.data(), errors);
            LinearFit b = LinearRegression.fit(RegressionData.of(s.data().design(), y), errors);
            same(a.coefficients(), b.coefficients(), unit, unit, unit);
            double[] moved = Arrays.stream(s.y()).map(v -> v + shift).toArray();
            LinearFit c = LinearRegression.fit(RegressionData.of(s.data().design(), moved), errors);
            assertThat(c.coefficients().values()[0] - shift)
                    .isCloseTo(a.coefficients().values()[0], within(1e-9));
            assertThat(c.coefficients().standardError(1))
                    .isCloseTo(a.coefficients().standardError(1), within(1e-9));
        }
    }

    /** Counts and proportions: a weight of k is k equal rows. */
    @Property(tries = 30, seed = "54")
    void weightsAreRepeatedRows(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        for (String model : MODELS.subList(1, 4)) {
            Sample s = Sample.of(model, seed, 70);
            SplittableRandom random = new SplittableRandom(seed + 1);
            double[] weights = new double[70];
            int[] repeated = new int[210];
            int size = 0;
            for (int i = 0; i < 70; i++) {
                weights[i] = random.nextInt(1, 4);
                for (int k = 0; k < weights[i]; k++) {
                    repeated[size++] = i;
                }
            }
            RegressionData repeatedRows = s.taken(Arrays.copyOf(repeated, size)).data();
            same(fit(model, repeatedRows), fit(model, s.data().withWeights(weights)), 1, 1, 1);
        }
    }

    @Property(tries = 40, seed = "55")
    void aConstantOffsetMovesTheInterceptOnly(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = -3, max = 3) double offset) {
        double[] all = new double[80];
        Arrays.fill(all, offset);
        for (String model : MODELS) {
            Sample s = Sample.of(model, seed, 80);
            Coefficients plain = fit(model, s.data());
            Coefficients moved = fit(model, s.data().withOffset(all));
            assertThat(moved.values()[0] + offset).isCloseTo(plain.values()[0], within(1e-7 * plain.standardError(0)));
            assertThat(moved.values()[1]).isCloseTo(plain.values()[1], within(1e-7 * plain.standardError(1)));
            assertThat(moved.standardError(2)).isCloseTo(plain.standardError(2), within(1e-7));
        }
    }

    @Property(tries = 40, seed = "56")
    void anIndicatorIsTheDifferenceOfMeansAndOfLogOdds(
            @ForAll @IntRange(min = 3, max = 60) int a,
            @ForAll @IntRange(min = 3, max = 60) int b,
            @ForAll @IntRange(min = 1, max = 100) int shareA,
            @ForAll @IntRange(min = 1, max = 100) int shareB) {
        int xa = Math.max(1, Math.min(a - 1, a * shareA / 100));
        int xb = Math.max(1, Math.min(b - 1, b * shareB / 100));
        double[] one = new double[a + b];
        double[] arm = new double[a + b];
        double[] y = new double[a + b];
        Arrays.fill(one, 1);
        Arrays.fill(arm, 0, a, 1);
        Arrays.fill(y, 0, xa, 1);
        Arrays.fill(y, a, a + xb, 1);
        RegressionData data = RegressionData.of(Matrix.ofColumns(one, arm), y);
        double odds = Math.log((double) xa / (a - xa)) - Math.log((double) xb / (b - xb));
        double se = Math.sqrt(1.0 / xa + 1.0 / (a - xa) + 1.0 / xb + 1.0 / (b - xb));
        Coefficients logit = fit("logistic", data);
        assertThat(logit.values()[1]).isCloseTo(odds, within(1e-8 * se));
        assertThat(logit.standardError(1)).isCloseTo(se, within(1e-7 * se));
        assertThat(fit("linear", data).values()[1]).isCloseTo((double) xa / a - (double) xb / b, within(1e-12));
    }
}
