package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same numbers as numpy and statsmodels give, from src/test/golden/observational.py on the sample that ships. */
class ObservationalGoldenTest {
    private static final Map<String, Observational> CASES = Map.of(
            "att",
            BetaSample.ASKED,
            "ate_of_a_rate",
            new Observational("beta", "stayed", BetaSample.COVARIATES, null, Estimand.ATE, 0.01),
            "overlap",
            new Observational("beta", "beta_revenue", BetaSample.COVARIATES, "pre_revenue", Estimand.OVERLAP, 0.01));

    @Test
    void everyMethodAgreesWithStatsmodels() throws IOException {
        List<String[]> rows = rows();
        for (Map.Entry<String, Observational> each : CASES.entrySet()) {
            ObservationalReadout readout = BetaSample.ask(each.getValue());
            TreeSet<String> expected = new TreeSet<>();
            for (String[] row : rows) {
                if (row[0].equals(each.getKey())) {
                    expected.add(row[1]);
                    check(row, readout);
                }
            }
            assertThat(readout.estimates().stream().map(Estimate::method))
                    .as(each.getKey())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(rows).hasSizeGreaterThan(30);
    }

    private static void check(String[] row, ObservationalReadout readout) {
        Estimate estimate = readout.estimates().stream()
                .filter(e -> e.method().equals(row[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row[0] + " has no " + row[1] + ": " + readout.warnings()));
        double found = row[2].equals("effect")
                ? estimate.effect()
                : Objects.requireNonNull(estimate.standardError()).doubleValue();
        double wanted = Double.parseDouble(row[3]);
        assertThat(Math.abs(found - wanted))
                .as("%s %s %s is %s, expected %s", row[0], row[1], row[2], found, wanted)
                .isLessThanOrEqualTo(Double.parseDouble(row[4]) * Math.abs(wanted));
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ObservationalGoldenTest.class.getResourceAsStream("/golden/observational.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
