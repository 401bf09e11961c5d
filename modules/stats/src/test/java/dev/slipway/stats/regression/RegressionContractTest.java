package dev.slipway.stats.regression;

import static dev.slipway.stats.regression.Rows.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionContractTest {

    private final RegressionData linear = RegressionData.of(Rows.builder().build(), column("y"));

    /** So many rows that the iteration starts on some of them: at the end the likelihood must be flat all the same. */
    @Test
    void negativeBinomialOfManyRowsEndsAtTheMaximum() {
        int n = 40_000;
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = new double[2][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = 1;
            x[1][i] = i < n / 2 ? random.nextDouble() : 2 * random.nextDouble();
            double mean = Math.exp(0.2 + 0.8 * x[1][i]) * -Math.log(1 - random.nextDouble());
            y[i] = Math.floor(mean + random.nextDouble());
        }
        RegressionData data = RegressionData.of(Matrix.ofColumns(x), y);
        NegativeBinomial.Result r = NegativeBinomial.fit(data, StandardErrors.CLASSICAL);
        assertThat(r.model().converged()).isTrue();
        assertThat(r.model().warnings()).isEmpty();
        NegativeBinomialFamily family = new NegativeBinomialFamily(r.theta());
        double[] beta = r.model().coefficients().values();
        double[] theta = family.thetaDerivatives(Glm.linearPredictor(data, beta), y, null, 0, n);
        assertThat(theta[0] / Math.sqrt(theta[1])).isCloseTo(0, within(1e-8));
        GlmFit given = Glm.fit(data, family, StandardErrors.CLASSICAL);
        for (int j = 0; j < 2; j++) {
            assertThat(beta[j]).isCloseTo(given.coefficients().values()[j], within(1e-10));
            assertThat(r.model().coefficients().standardError(j))
                    .isCloseTo(given.coefficients().standardError(j), within(1e-10));
        }
        assertThat(r.model().logLikelihood()).isCloseTo(given.logLikelihood(), within(1e-6));
    }

    /** Incomes in dollars: some fitted log-odds are far beyond −18, yet the arms overlap and the maximum is finite. */
    @Test
    void extremeLogOddsAreNotSeparation() {
        int n = 2500;
        SplittableRandom random = new SplittableRandom(3);
        double[] ones = new double[n];
        double[] income = new double[n];
        double[] age = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            ones[i] = 1;
            income[i] = 6000 * Math.exp(1.1 * random.nextGaussian());
            age[i] = 20 + 30 * random.nextDouble();
            double logit = 3 - 0.0009 * income[i] - 0.05 * (age[i] - 20);
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        RegressionData data = RegressionData.of(Matrix.ofColumns(ones, age, income), y);
        GlmFit fit = LogisticRegression.fit(data, StandardErrors.CLASSICAL);
        assertThat(fit.separated()).isFalse();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.warnings()).isEmpty();
        double[] fitted = fit.fitted(data);
        assertThat(Arrays.stream(fitted).min().orElseThrow()).isLessThan(1e-15);
        for (double[] column : new double[][] {ones, age, income}) {
            double score = 0;
            double scale = 0;
            for (int i = 0; i < n; i++) {
                score += column[i] * (y[i] - fitted[i]);
                scale += column[i] * fitted[i];
            }
            assertThat(score / scale).isCloseTo(0, within(1e-11));
        }
    }

    @Test
    void chunksGiveWhatTheWholeGives() {
        int n = 12_345;
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[3][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = 1;
            x[1][i] = random.nextDouble();
            x[2][i] = random.nextInt(3);
            y[i] = random.nextDouble() < 0.2 + 0.3 * x[1][i] ? 1 : 0;
        }
        Matrix all = Matrix.ofColumns(x);
        RegressionData whole = RegressionData.of(all, y);
        RowChunks chunks = new RowChunks() {
            @Override
            public int count() {
                return 5;
            }

            @Override
            public RegressionData chunk(int index) {
                int from = n * index / 5;
                int to = n * (index + 1) / 5;
                return RegressionData.of(all.slice(from, to), Arrays.copyOfRange(y, from, to));
            }
        };
        LinearFit a = LinearRegression.fit(whole, StandardErrors.HC3);
        LinearFit b = LinearRegression.fit(chunks, StandardErrors.HC3);
        GlmFit c = Glm.fit(whole, Family.logistic(), StandardErrors.HC1);
        GlmFit d = Glm.fit(chunks, Family.logistic(), StandardErrors.HC1);
        for (int j = 0; j < 3; j++) {
            assertThat(b.coefficients().values()[j]).isCloseTo(a.coefficients().values()[j], within(1e-12));
            assertThat(b.coefficients().standardError(j))
                    .isCloseTo(a.coefficients().standardError(j), within(1e-12));
            assertThat(d.coefficients().values()[j]).isCloseTo(c.coefficients().values()[j], within(1e-9));
            assertThat(d.coefficients().standardError(j))
                    .isCloseTo(c.coefficients().standardError(j), within(1e-9));
        }
        assertThat(d.logLikelihood()).isCloseTo(c.logLikelihood(), within(1e-7));
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        int[] order = new SplittableRandom(3).ints(160, 0, 1 << 20).toArray();
        Integer[] index = new Integer[160];
        Arrays.setAll(index, i -> i);
        Arrays.sort(index, (a, b) -> Integer.compare(order[a], order[b]));
        DesignMatrix design = linear.design();
        double[][] columns = new double[design.x().columns()][160];
        double[] y = new double[160];
        for (int i = 0; i < 160; i++) {
            y[i] = linear.response()[index[i]];
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = design.x().get(index[i], j);
            }
        }
        LinearFit shuffled = LinearRegression.fit(RegressionData.of(Matrix.ofColumns(columns), y), StandardErrors.HC2);
        LinearFit fit = LinearRegression.fit(linear, StandardErrors.HC2);
        assertThat(shuffled.coefficients().values())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(fit.coefficients().values());
        assertThat(shuffled.coefficients().standardError(2))
                .isCloseTo(fit.coefficients().standardError(2), within(1e-13));
    }

    @Test
    void scalingAColumnScalesItsCoefficient() {
        double[] scaled = Arrays.stream(column("x2")).map(v -> 1000 * v).toArray();
        DesignMatrix design = new DesignBuilder(160)
                .numeric("x1", column("x1"))
                .factor("g", Rows.levels(), "b")
                .numeric("x2", scaled)
                .build();
        LinearFit fit = LinearRegression.fit(RegressionData.of(design, column("y")), StandardErrors.HC3);
        LinearFit plain = LinearRegression.fit(linear, StandardErrors.HC3);
        assertThat(1000 * fit.coefficients().values()[4])
                .isCloseTo(plain.coefficients().values()[4], within(1e-12));
        assertThat(fit.rSquared()).isCloseTo(plain.rSquared(), within(1e-13));
    }

    @Test
    void separatedOutcomesWarnAndGetFirthsAnswer() {
        double[] y = Arrays.stream(column("x1")).map(x -> x > 0 ? 1 : 0).toArray();
        RegressionData data = RegressionData.of(Rows.builder().build(), y);
        GlmFit plain = Glm.fit(data, Family.logistic(), StandardErrors.CLASSICAL);
        assertThat(plain.separated()).isTrue();
        GlmFit fit = LogisticRegression.fit(data, StandardErrors.CLASSICAL);
        assertThat(fit.warnings()).extracting(StatWarning::kind).contains(StatWarning.Kind.SEPARATION);
        assertThat(fit.coefficients().values()[1]).isBetween(1.0, 100.0);
        double[] interval = FirthLogistic.fit(data).profileInterval(1, 0.95);
        assertThat(interval[0]).isBetween(0.0, fit.coefficients().values()[1]);
        // A level in which every outcome is 1: separated in one column only.
        double[] quasi = column("b");
        String[] g = Rows.levels();
        for (int i = 0; i < quasi.length; i++) {
            quasi[i] = g[i].equals("c") ? 1 : quasi[i];
        }
        assertThat(Glm.fit(
                                RegressionData.of(Rows.builder().build(), quasi),
                                Family.logistic(),
                                StandardErrors.CLASSICAL)
                        .separated())
                .isTrue();
        assertThat(LogisticRegression.fit(
                                RegressionData.of(Rows.builder().build(), column("b")), StandardErrors.CLASSICAL)
                        .separated())
                .isFalse();
    }

    @Test
    void dependentColumnsAreNamedAndLeftOut() {
        DesignMatrix design = Rows.builder()
                .numeric(
                        "twice", Arrays.stream(column("x1")).map(v -> 2 * v + 1).toArray())
                .build();
        LinearFit fit = LinearRegression.fit(RegressionData.of(design, column("y")), StandardErrors.HC3);
        assertThat(fit.warnings().get(0).message()).contains("twice");
        assertThat(fit.coefficients().table(0.95).get(5).aliased()).isTrue();
        GlmFit glm = Glm.fit(RegressionData.of(design, column("k")), Family.poisson(), StandardErrors.HC0);
        assertThat(glm.coefficients().kept()).containsExactly(true, true, true, true, true, false);
        assertThatThrownBy(() -> fit.coefficients().effect(5, 0.95)).hasMessageContaining("twice");
    }

    @Test
    void missingValuesFollowThePolicy() {
        String[] g = Rows.levels();
        g[3] = nothing();
        double[] x = column("x1");
        x[7] = Double.NaN;
        DesignBuilder builder = new DesignBuilder(160).numeric("x1", x).factor("g", g, "b");
        assertThatThrownBy(builder::build).hasMessageContaining("x1[7]");
        DesignMatrix dropped = builder.missing(DesignBuilder.Missing.DROP_ROWS).build();
        assertThat(dropped.x().rows()).isEqualTo(158);
        assertThat(dropped.rows()).doesNotContain(3, 7);
        assertThat(dropped.take(column("y"))[3]).isEqualTo(column("y")[4]);
        DesignMatrix own = new DesignBuilder(160)
                .factor("g", g, "b")
                .missing(DesignBuilder.Missing.OWN_LEVEL)
                .build();
        assertThat(own.names()).containsExactly("(intercept)", "g[a]", "g[c]", "g[missing]");
        assertThatThrownBy(() -> new DesignBuilder(160)
                        .factor("g", g, "z")
                        .missing(DesignBuilder.Missing.DROP_ROWS)
                        .build())
                .hasMessageContaining("z");
    }

    @SuppressWarnings("NullAway") // the factor's type allows null, String[] of the fixture does not
    private static String nothing() {
        return null;
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        Matrix two = Matrix.ofRows(new double[][] {{1, 2}, {1, 3}});
        assertThatThrownBy(() -> LinearRegression.fit(RegressionData.of(two, new double[] {1, 2}), StandardErrors.HC0))
                .hasMessageContaining("2 rows");
        assertThatThrownBy(() -> RegressionData.of(two, new double[] {1, Double.NaN}))
                .hasMessageContaining("response[1]");
        assertThatThrownBy(() -> RegressionData.of(two, new double[] {1})).hasMessageContaining("1 entries");
        assertThatThrownBy(() -> linear.withWeights(new double[160]).withOffset(new double[3]))
                .hasMessageContaining("offset");
        assertThatThrownBy(() -> LinearRegression.fit(linear, StandardErrors.CLUSTER))
                .hasMessageContaining("cluster");
        assertThatThrownBy(() -> Glm.fit(linear, Family.logistic(), StandardErrors.CLASSICAL))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Glm.fit(linear, Family.poisson(), StandardErrors.CLASSICAL))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> Glm.fit(linear, Family.poisson(), StandardErrors.HC3))
                .hasMessageContaining("HC3");
    }

    @Test
    void fewClustersAndOverdispersionWarn() {
        LinearFit fit = LinearRegression.fit(linear.withClusters(Rows.clusters()), StandardErrors.CLUSTER);
        assertThat(fit.clusters()).isEqualTo(20);
        assertThat(fit.coefficients().degreesOfFreedom()).isEqualTo(19);
        assertThat(fit.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.FEW_CLUSTERS);
        GlmFit poisson = Glm.fit(
                RegressionData.of(Rows.builder().build(), column("k")), Family.poisson(), StandardErrors.CLASSICAL);
        assertThat(poisson.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.OVERDISPERSED);
    }

    @Test
    void aRowThatFitsItselfWarnsUnderHc3() {
        double[] alone = new double[160];
        alone[11] = 1;
        DesignMatrix design = Rows.builder().numeric("alone", alone).build();
        LinearFit fit = LinearRegression.fit(RegressionData.of(design, column("y")), StandardErrors.HC3);
        assertThat(fit.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.FULL_LEVERAGE);
        assertThat(fit.coefficients().standardError(1)).isFinite();
    }
}
