package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Errors;
import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.core.study.Analyses.Ties;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.SurvivalReadout.Cox;
import dev.slipway.readout.model.SurvivalReadout.CoxRow;
import dev.slipway.readout.model.SurvivalReadout.Curve;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models from a study's words to the readout against R: see src/test/golden/models.R. */
class ModelsGoldenTest {
    private static final List<String[]> DATA = rows("models_data.csv");
    private static final List<String[]> EXPECTED = rows("models.csv");
    private static final int ARM = 0;

    private static List<String[]> rows(String file) {
        try (InputStream in =
                Objects.requireNonNull(ModelsGoldenTest.class.getResourceAsStream("/golden/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(int column) {
        return DATA.stream()
                .mapToDouble(r -> r[column].isEmpty() ? Double.NaN : Double.parseDouble(r[column]))
                .toArray();
    }

    private static String[] texts(int column) {
        return DATA.stream().map(r -> r[column].isEmpty() ? null : r[column]).toArray(String[]::new);
    }

    private static ModelStudies study() {
        int[] variant =
                DATA.stream().mapToInt(r -> r[ARM].equals("treatment") ? 1 : 0).toArray();
        return ModelStudies.of(variant)
                .category("country", texts(1))
                .category("plan", texts(2))
                .number("score", numbers(3))
                .metric("converted", MetricKind.PROPORTION, numbers(4))
                .metric("spend", MetricKind.MEAN, numbers(5))
                .metric("visits", MetricKind.COUNT, numbers(6))
                .number("days", numbers(7))
                .number("left", numbers(8));
    }

    private static void check(String name, Map<String, Double> actual) {
        Map<String, double[]> expected = new LinkedHashMap<>();
        EXPECTED.stream()
                .filter(r -> r[0].equals(name))
                .forEach(r -> expected.put(r[1], new double[] {Double.parseDouble(r[2]), Double.parseDouble(r[3])}));
        assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
        expected.forEach((field, want) -> assertThat(actual.get(field))
                .as("%s.%s", name, field)
                .isCloseTo(want[0], org.assertj.core.data.Offset.offset(want[1] * Math.abs(want[0]) + 1e-300)));
    }

    @ParameterizedTest
    @CsvSource({
        "linear.robust, LINEAR, ROBUST, spend, variant*score",
        "linear.model, LINEAR, MODEL, spend, variant*score",
        "logistic.robust, LOGISTIC, ROBUST, converted, ''",
        "poisson.robust, POISSON, ROBUST, visits, ''",
        "quasi.model, QUASI_POISSON, MODEL, visits, ''",
        "nb.model, NEGATIVE_BINOMIAL, MODEL, visits, ''",
    })
    void regressionsAreThoseOfR(String name, Model model, Errors errors, String outcome, String interaction) {
        List<String> terms = interaction.isEmpty()
                ? List.of("variant", "country", "score")
                : List.of("variant", "country", "score", interaction);
        RegressionReadout fitted = RegressionCalculator.compute(study().asks(
                                List.of(ModelStudies.regression(model, errors, outcome, terms.toArray(String[]::new))),
                                List.of(),
                                null)
                        .input())
                .get(0);
        assertThat(fitted.warnings()).isEmpty();
        assertThat(fitted.leftOut()).isEqualTo(15);
        check(name, numbers(name, fitted));
    }

    private static Map<String, Double> numbers(String name, RegressionReadout fitted) {
        Map<String, Double> actual = new LinkedHashMap<>();
        for (int j = 0; j < fitted.rows().size(); j++) {
            RegressionReadout.Row row = fitted.rows().get(j);
            actual.put("b" + j, row.coefficient());
            actual.put("se" + j, row.standardError());
            actual.put("low" + j, row.low());
            actual.put("high" + j, row.high());
            actual.put("p" + j, row.pValue());
        }
        Map<String, String> wanted = Map.of(
                "r_squared", "r2",
                "pseudo_r_squared", "r2",
                "aic", "aic",
                "dispersion", "dispersion",
                "theta", "theta",
                "theta_se", "theta_se");
        wanted.forEach((from, to) -> {
            boolean expected = EXPECTED.stream().anyMatch(r -> r[0].equals(name) && r[1].equals(to));
            if (expected && fitted.fit().containsKey(from)) {
                actual.put(to, fitted.fit().get(from));
            }
        });
        if (!name.startsWith("poisson") && name.endsWith("robust")) {
            actual.put("n", (double) fitted.units());
        }
        return actual;
    }

    private static SurvivalReadout survival(Ties ties) {
        Survival asked = new Survival(
                "left",
                "Leaving",
                null,
                "days",
                "left",
                "variant",
                Duration.ofDays(28),
                List.of("variant", "country", "score"),
                List.of("plan"),
                ties);
        return SurvivalCalculator.compute(
                        study().asks(List.of(), List.of(asked), null).input())
                .get(0);
    }

    @Test
    void curvesAreThoseOfR() {
        SurvivalReadout readout = survival(Ties.EFRON);
        Map<String, Double> actual = new LinkedHashMap<>();
        int next = 0;
        for (Curve curve : readout.curves()) {
            for (double day : new double[] {3, 10, 28}) {
                int at = curve.time().indexOf(day);
                actual.put("s" + next, curve.survival().get(at));
                actual.put("low" + next, curve.low().get(at));
                actual.put("high" + next, curve.high().get(at));
                actual.put("n" + next++, (double) curve.atRisk().get(at));
            }
        }
        check("km", actual);
        SurvivalReadout.Difference difference = readout.restrictedMeans().get(0);
        check(
                "difference",
                Map.of(
                        "logrank", Objects.requireNonNull(readout.logRankP()),
                        "days", difference.days(),
                        "low", difference.low(),
                        "high", difference.high()));
    }

    @ParameterizedTest
    @CsvSource({"EFRON", "BRESLOW"})
    void coxModelsAreThoseOfR(Ties ties) {
        Cox cox = Objects.requireNonNull(survival(ties).cox());
        Map<String, Double> actual = new LinkedHashMap<>();
        for (int j = 0; j < cox.rows().size(); j++) {
            CoxRow row = cox.rows().get(j);
            actual.put("b" + j, row.coefficient());
            actual.put("se" + j, row.standardError());
            actual.put("low" + j, row.low());
            actual.put("high" + j, row.high());
            actual.put("p" + j, row.pValue());
            actual.put("zph" + j, row.proportionalP());
        }
        actual.put("zph" + cox.rows().size(), cox.proportionalP());
        actual.put("concordance", cox.concordance());
        actual.put("low", cox.concordanceLow());
        actual.put("high", cox.concordanceHigh());
        actual.put("n", (double) cox.units());
        actual.put("events", (double) cox.events());
        check("cox." + cox.ties(), actual);
    }
}
