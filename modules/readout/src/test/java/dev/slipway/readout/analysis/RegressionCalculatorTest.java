package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Errors;
import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.RegressionReadout.Row;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionCalculatorTest {
    private static final int N = 120;
    private static final int[] VARIANT = IntStream.range(0, N).map(i -> i % 2).toArray();

    private static double[] each(java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, N).mapToDouble(value).toArray();
    }

    private static @Nullable String[] country() {
        return IntStream.range(0, N)
                .mapToObj(i -> i == 7 ? null : i % 3 == 0 ? "DE" : "US")
                .toArray(String[]::new);
    }

    private static ModelStudies study() {
        SplittableRandom random = new SplittableRandom(3);
        double[] noise = each(i -> random.nextGaussian());
        return ModelStudies.of(VARIANT)
                .category("country", country())
                .number("score", each(i -> i == 5 ? Double.NaN : noise[(i * 7) % N]))
                .number("twice", each(i -> i == 5 ? Double.NaN : 2 * noise[(i * 7) % N]))
                .number("always", each(i -> 3))
                .number("debt", each(i -> i - 60.0))
                .metric("spend", MetricKind.MEAN, each(i -> 2.5 + VARIANT[i] + noise[i]))
                .metric("split", MetricKind.PROPORTION, each(i -> i % 3 == 0 ? 1 : 0))
                .metric("bought", MetricKind.PROPORTION, each(i -> noise[i] > 0.2 ? 1 : 0))
                .metric("never", MetricKind.PROPORTION, each(i -> 0))
                .metric("visits", MetricKind.COUNT, each(i -> Math.floor(3 * Math.abs(noise[i]))))
                .metric("share", MetricKind.RATIO, each(i -> 1 + i))
                .metric("low", MetricKind.MEAN, each(i -> noise[i]));
    }

    private static RegressionReadout fit(Model model, Errors errors, String outcome, String... terms) {
        return RegressionCalculator.compute(
                        study().asks(List.of(ModelStudies.regression(model, errors, outcome, terms)), List.of(), null)
                                .input())
                .get(0);
    }

    @Test
    void aTableSaysWhatIsComparedWithWhat() {
        RegressionReadout table = fit(Model.LINEAR, Errors.ROBUST, "spend", "variant*country", "score");
        assertThat(table.rows().stream().map(Row::label))
                .containsExactly(
                        "Intercept",
                        "Treatment, against control",
                        "Country: DE, against US",
                        "Score",
                        "Treatment × Country: DE");
        assertThat(table.units()).isEqualTo(N - 2);
        assertThat(table.leftOut()).isEqualTo(2);
        assertThat(table.errors()).isEqualTo("HC3");
        assertThat(table.ratio()).isNull();
        assertThat(table.formula())
                .isEqualTo("mean of spend = intercept + Variant + Country + Score + Variant × Country");
        assertThat(table.fit())
                .containsOnlyKeys("r_squared", "adjusted_r_squared", "residual_standard_deviation", "aic");
    }

    @Test
    void aLinearModelIsThatOfTheEstimator() {
        RegressionReadout table = fit(Model.LINEAR, Errors.ROBUST, "spend", "variant");
        double[] spend = Objects.requireNonNull(study().input().data().metrics().get("spend"))
                .value();
        double[] ones = new double[N];
        Arrays.fill(ones, 1);
        DesignMatrix design = DesignMatrix.of(
                Matrix.ofColumns(ones, Arrays.stream(VARIANT).asDoubleStream().toArray()));
        LinearFit direct = LinearRegression.fit(RegressionData.of(design, spend), StandardErrors.HC3);
        Row treatment = table.rows().get(1);
        assertThat(treatment.coefficient()).isEqualTo(direct.coefficients().values()[1]);
        assertThat(treatment.standardError()).isEqualTo(direct.coefficients().standardError(1));
        assertThat(treatment.low())
                .isEqualTo(direct.coefficients().effect(1, 0.95).low());
    }

    @Test
    void separatedOutcomesGetFirthsAnswer() {
        ModelStudies separated = study().category(
                        "kind",
                        IntStream.range(0, N)
                                .mapToObj(i -> i % 3 == 0 ? "a" : "b")
                                .toArray(String[]::new))
                .asks(
                        List.of(ModelStudies.regression(Model.LOGISTIC, Errors.ROBUST, "split", "kind")),
                        List.of(),
                        null);
        RegressionReadout table =
                RegressionCalculator.compute(separated.input()).get(0);
        assertThat(table.errors()).isEqualTo("Firth, profile");
        assertThat(table.ratio()).isEqualTo("Odds ratio");
        assertThat(table.warnings()).singleElement().asString().contains("separates", "Firth", "profile");
        Row row = table.rows().get(1);
        assertThat(row.low()).isGreaterThan(3).isLessThan(row.coefficient());
        assertThat(row.pValue()).isLessThan(1e-10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOGISTIC | spend | score | values other than 0 and 1 | linear",
                "POISSON | debt | score | negative values | linear",
                "NEGATIVE_BINOMIAL | spend | score | no whole numbers | quasi_poisson",
                "QUASI_POISSON | low | variant | negative | at least 0",
                "LINEAR | share | variant | ratio of two sums | a mean or a count",
                "LINEAR | nothing | variant | neither a metric nor a numeric attribute nothing | nothing",
                "LINEAR | country | variant | is text | number",
                "LINEAR | spend | nothing | no attribute nothing | attribute",
                "LINEAR | spend | always | All units have the Always 3 | Leave out always",
                "LOGISTIC | never | variant | the same never | nothing to explain",
                "LINEAR | spend | spend | outcome and a term | Leave it out",
            })
    void whatCantBeFittedSaysWhyAndWhatWouldBeRight(
            Model model, String outcome, String term, String why, String remedy) {
        RegressionReadout table = fit(model, Errors.MODEL, outcome, term);
        assertThat(table.rows()).isEmpty();
        assertThat(table.warnings()).singleElement().asString().contains(why, remedy);
        assertThat(table.fit()).isEmpty();
    }

    /** The robust error of a level with one unit would be next to nothing. */
    @Test
    void aLevelOfOneUnitIsRefused() {
        String[] plan = new String[N];
        java.util.Arrays.setAll(plan, i -> i == 7 ? "rare" : i % 3 == 0 ? "a" : "b");
        RegressionReadout table = RegressionCalculator.compute(study().category("plan", plan)
                        .asks(
                                List.of(ModelStudies.regression(Model.LINEAR, Errors.ROBUST, "visits", "plan")),
                                List.of(),
                                null)
                        .input())
                .get(0);
        assertThat(table.rows()).isEmpty();
        assertThat(table.warnings()).singleElement().asString().startsWith("Only one unit tells");
    }

    /** Alone in a cell without a column: the levels of both terms that the others are compared with, there together. */
    @Test
    void aCellOfOneUnitIsRefusedThoughItHasNoColumn() {
        String[] plan = new String[N];
        String[] place = new String[N];
        int[] arm = new int[N];
        for (int i = 0; i < N; i++) {
            // The biggest levels are what the others are compared with; only unit 7 has both.
            plan[i] = i % 5 < 3 ? "big" : "small";
            place[i] = i == 7 || i % 5 >= 3 ? "here" : "there";
            if (i % 5 >= 3 && i % 2 == 0) {
                place[i] = "there";
            }
            arm[i] = i % 2;
        }
        double[] y = each(i -> i * 37 % 11);
        RegressionReadout cells =
                table(ModelStudies.of(arm).category("plan", plan).category("place", place), y, "plan*place");
        assertThat(cells.rows()).isEmpty();
        assertThat(cells.warnings())
                .singleElement()
                .asString()
                .startsWith("Only one unit has ")
                .contains("“Pl");
        assertThat(table(ModelStudies.of(arm).category("plan", plan), y, "plan").rows())
                .isNotEmpty();
    }

    private static RegressionReadout table(ModelStudies study, double[] y, String term) {
        return RegressionCalculator.compute(study.metric("spend", MetricKind.MEAN, y)
                        .asks(
                                List.of(ModelStudies.regression(Model.LINEAR, Errors.ROBUST, "spend", term)),
                                List.of(),
                                null)
                        .input())
                .get(0);
    }

    /** A ratio of counts against none has no finite estimate; a converged fit would still print one. */
    @Test
    void countsThatAreAllZeroInALevelAreRefused() {
        double[] none = each(i -> i % 2 == 0 ? i % 5 : 0);
        for (Model model : List.of(Model.POISSON, Model.NEGATIVE_BINOMIAL)) {
            RegressionReadout table = RegressionCalculator.compute(study().number("none", none)
                            .asks(
                                    List.of(ModelStudies.regression(model, Errors.ROBUST, "none", "variant")),
                                    List.of(),
                                    null)
                            .input())
                    .get(0);
            assertThat(table.rows()).isEmpty();
            assertThat(table.warnings()).singleElement().asString().contains("have 0, so its ratio");
        }
    }

    @Test
    void dependentTermsAreRefusedByName() {
        for (Model model : List.of(Model.LINEAR, Model.NEGATIVE_BINOMIAL)) {
            RegressionReadout table = fit(model, Errors.ROBUST, "visits", "score", "twice");
            assertThat(table.rows()).isEmpty();
            assertThat(table.warnings()).singleElement().asString().contains("“Twice” follows exactly", "Leave one");
        }
    }

    @Test
    void fewUnitsAreSaid() {
        ModelStudies few = ModelStudies.of(0, 1, 0, 1)
                .number("x", 1, 2, 4, 3)
                .number("z", 4, 2, 4, 1)
                .metric("spend", MetricKind.MEAN, 1, 5, 2, Double.NaN)
                .asks(List.of(ModelStudies.regression(Model.LINEAR, Errors.MODEL, "spend", "x", "z")), List.of(), null);
        assertThat(RegressionCalculator.compute(few.input()).get(0).warnings())
                .containsExactly("There are 3 units for 3 coefficients. Take fewer terms or more units.");
    }

    @Test
    void oneArmAloneHasNoVariant() {
        int[] treated = new int[N];
        Arrays.fill(treated, 1);
        for (int[] arm : new int[][] {new int[N], treated}) {
            ModelStudies one = ModelStudies.of(arm)
                    .metric("spend", MetricKind.MEAN, each(i -> i * i))
                    .asks(
                            List.of(ModelStudies.regression(Model.LINEAR, Errors.MODEL, "spend", "variant")),
                            List.of(),
                            null);
            assertThat(RegressionCalculator.compute(one.input()).get(0).warnings())
                    .singleElement()
                    .asString()
                    .containsAnyOf("variant control", "No unit of the control");
        }
    }

    @Test
    void aCancelledJobStops() {
        JobContext cancelled = new JobContext() {
            @Override
            public void stage(String name, String detail) {}

            @Override
            public void progress(long done, long total) {}

            @Override
            public void detail(String text) {}

            @Override
            public boolean isCancelled() {
                return true;
            }

            @Override
            public Registration onCancel(Runnable action) {
                return () -> {};
            }
        };
        AnalysisInput input = study().asks(
                        List.of(ModelStudies.regression(Model.LINEAR, Errors.MODEL, "spend", "variant")),
                        List.of(),
                        null)
                .input(cancelled);
        assertThatThrownBy(() -> RegressionCalculator.compute(input)).isInstanceOf(CancelledException.class);
    }
}
