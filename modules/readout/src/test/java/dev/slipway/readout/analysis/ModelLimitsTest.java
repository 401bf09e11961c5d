package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Errors;
import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.core.study.Analyses.Ties;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many levels, columns and strata a model may have, counted among the rows that it uses. */
class ModelLimitsTest {
    private static final int N = 1_200;

    private static double[] numbers(IntToDoubleFunction value) {
        return IntStream.range(0, N).mapToDouble(value).toArray();
    }

    private static String[] words(IntFunction<String> value) {
        return IntStream.range(0, N).mapToObj(value).toArray(String[]::new);
    }

    private static ModelStudies study() {
        return ModelStudies.of(IntStream.range(0, N).map(i -> i % 2).toArray())
                .metric("spend", MetricKind.MEAN, numbers(i -> (i * 7_919) % 101 + i % 2))
                .number("t", numbers(i -> 1 + (i * 37) % 90))
                .number("s", numbers(i -> i % 5 == 0 ? 0 : 1));
    }

    private static RegressionReadout regression(ModelStudies study, String... terms) {
        return RegressionCalculator.compute(study.asks(
                                List.of(ModelStudies.regression(Model.LINEAR, Errors.MODEL, "spend", terms)),
                                List.of(),
                                null)
                        .input())
                .get(0);
    }

    private static SurvivalReadout survival(ModelStudies study, List<String> terms, String... strata) {
        Survival asked = new Survival("s", "Time", null, "t", "s", "variant", null, terms, List.of(strata), Ties.EFRON);
        return SurvivalCalculator.compute(
                        study.asks(List.of(), List.of(asked), null).input())
                .get(0);
    }

    @Test
    void fiftyLevelsAreAllowedAndFiftyOneAreNot() {
        RegressionReadout fifty = regression(study().category("city", words(i -> "c" + i % 50)), "city");
        assertThat(fifty.rows()).hasSize(50);
        RegressionReadout more = regression(study().category("city", words(i -> "c" + i % 51)), "city");
        assertThat(more.rows()).isEmpty();
        assertThat(more.warnings())
                .containsExactly(
                        "City has 51 values among these units; a factor may have up to 50. Group them into fewer,"
                                + " or leave it out.");
    }

    /** Sixty cities, but of the units that also have an age only two. */
    @Test
    void levelsOfUnitsThatAreLeftOutDoNotCount() {
        ModelStudies study = study().category("city", words(i -> "c" + (i < 600 ? i % 60 : i % 3 % 2)))
                .number("age", numbers(i -> i < 600 ? Double.NaN : i % 17));
        RegressionReadout table = regression(study, "city", "age");
        assertThat(table.warnings()).isEmpty();
        assertThat(table.rows())
                .extracting(RegressionReadout.Row::label)
                .hasSize(3)
                .contains("City: c1, against c0");
        assertThat(table.leftOut()).isEqualTo(600);
        assertThat(regression(study, "city").warnings())
                .singleElement()
                .asString()
                .startsWith("City has 60 values among these units");
    }

    /** Two countries, but only one of the units that also have an age. */
    @Test
    void aFactorOfOneLevelExplainsNothing() {
        ModelStudies study = study().category("country", words(i -> i < 600 ? "DE" : "US"))
                .number("age", numbers(i -> i < 600 ? i % 17 : Double.NaN));
        assertThat(regression(study, "country").rows()).hasSize(2);
        assertThat(regression(study, "country", "age").warnings())
                .containsExactly("All units have the Country DE, so it explains nothing. Leave out country.");
        assertThat(survival(study, List.of("country", "age")).warnings())
                .anyMatch(w -> w.startsWith("No Cox model. All units have the Country DE"));
    }

    /** 1 + 14 + 12 + 14 · 12 = 195 columns fit, 1 + 14 + 13 + 14 · 13 = 210 do not. */
    @Test
    void twoHundredColumnsAreTheMost() {
        ModelStudies study = study().category("a", words(i -> "a" + i % 15))
                .category("b", words(i -> "b" + i % 13))
                .category("c", words(i -> "c" + i % 14));
        assertThat(regression(study, "a*b").rows()).hasSize(195);
        assertThat(regression(study, "a*c").warnings())
                .containsExactly(
                        "The terms make 210 coefficients for 1,200 units, more than a table can show. Take fewer"
                                + " terms, or group their levels.");
    }

    /** Ten factors of fifty levels make more products than a long can count. */
    @Test
    void productsBeyondAllCountingAreRefusedToo() {
        ModelStudies study = study();
        String[] names = IntStream.range(0, 12).mapToObj(k -> "f" + k).toArray(String[]::new);
        for (int k = 0; k < names.length; k++) {
            int every = 1 + k;
            study.category(names[k], words(i -> "l" + i / every % 50));
        }
        assertThat(regression(study, String.join("*", names)).warnings())
                .singleElement()
                .asString()
                .contains("more than a table can show");
    }

    @Test
    void fiveHundredStrataAreTheMost() {
        ModelStudies study =
                study().category("fits", words(i -> "s" + i / 2 % 500)).category("over", words(i -> "s" + i / 2 % 501));
        SurvivalReadout fits = survival(study, List.of("variant"), "fits");
        assertThat(Objects.requireNonNull(fits.cox()).units()).isEqualTo(N);
        SurvivalReadout over = survival(study, List.of("variant"), "over");
        assertThat(over.cox()).isNull();
        assertThat(over.curves()).hasSize(2);
        assertThat(over.warnings())
                .contains("No Cox model. The strata make more than 500 groups. Name fewer attributes as strata.");
    }

    /** The second arm has no event at all, so its hazard ratio has no finite estimate. */
    @Test
    void aHazardRatioWithoutAnEndIsRefused() {
        ModelStudies study = study().number("s", numbers(i -> i % 2 == 1 ? 0 : 1));
        SurvivalReadout readout = survival(study, List.of("variant"));
        assertThat(readout.cox()).isNull();
        assertThat(readout.warnings()).anyMatch(w -> w.startsWith("No Cox model.") && w.contains("no finite estimate"));
    }

    /** No unit with a debt has a count above 0; no level of a factor tells. */
    @Test
    void countsThatANumberSeparatesAreRefused() {
        ModelStudies study = study().number("debt", numbers(i -> i % 4 == 0 ? 1 + i % 3 : 0))
                .number("orders", numbers(i -> i % 4 == 0 ? 0 : i % 6));
        for (Model model : List.of(Model.POISSON, Model.QUASI_POISSON, Model.NEGATIVE_BINOMIAL)) {
            RegressionReadout table = RegressionCalculator.compute(study.asks(
                                    List.of(ModelStudies.regression(model, Errors.ROBUST, "orders", "debt")),
                                    List.of(),
                                    null)
                            .input())
                    .get(0);
            assertThat(table.rows()).isEmpty();
            assertThat(table.warnings()).singleElement().asString().startsWith("Every count is 0 where a combination");
        }
    }
}
