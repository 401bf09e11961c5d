package dev.slipway.readout.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which metrics of a study are money, told by the study alone. */
class MoneyMetricsTest {
    private static final Source WEEKS =
            new Source.Simulate("growth", 10, 28, 1, LocalDate.of(2026, 1, 5), Map.of(), Map.of());

    private static Metric ratio(String key, String column, String denominator) {
        MetricRole role = key.equals("net") ? MetricRole.PRIMARY : MetricRole.SECONDARY;
        return new Metric(
                key,
                key,
                MetricKind.RATIO,
                null,
                denominator,
                column,
                null,
                null,
                null,
                Better.HIGHER,
                role,
                null,
                null,
                null);
    }

    private static List<String> money(Source source, Metric... metrics) {
        Map<String, Metric> byKey = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            byKey.put(metric.key(), metric);
        }
        Study study = new Study(
                "Title",
                null,
                source,
                new Experiment(
                        "k",
                        "user",
                        "control",
                        new Allocation(1, "l", List.of(0, 10_000), 0, Map.of("control", .5, "treatment", .5)),
                        null),
                byKey,
                new DecisionRule(.05, .8, .01, 0, LooksPlan.FIXED, 1, false),
                List.of(),
                null,
                Study.MemoWords.NONE);
        return byKey.values().stream()
                .filter(metric -> MoneyMetrics.isMoney(study, metric))
                .map(Metric::key)
                .toList();
    }

    @Test
    void aChainAndItsStepsOverTheSameAreMoney() {
        assertThat(money(
                        WEEKS,
                        ratio("net", "gross - loss", "active"),
                        ratio("earned", "gross", "active"),
                        ratio("loss_rate", "loss", "gross"),
                        ratio("orders", "orders", "active")))
                .containsExactly("net", "earned");
    }

    @Test
    void oneColumnMayBeAnything() {
        assertThat(money(WEEKS, ratio("net", "gross", "active"))).isEmpty();
        assertThat(money(
                        new Source.UnitTable(Path.of("t.csv"), "user", "variant", null),
                        ratio("net", "gross - loss", "active")))
                .isEmpty();
    }
}
