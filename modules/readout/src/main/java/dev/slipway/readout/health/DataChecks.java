package dev.slipway.readout.health;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.WeeklySummary;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of the data itself: windows that are still open, inputs that moved, tests of the models. */
public final class DataChecks {
    /** Metrics that the line about open windows names. */
    private static final int NAMED = 2;

    /** Rows that this test finds are in no model. */
    private static final String LEFT_OUT = "stamps_are_inside_observation";

    private DataChecks() {}

    /** Units still inside their window. Fails only when no arm pair of the primary has anything to compare yet. */
    public static HealthCheck maturity(ExperimentData data, List<MetricReadout> metrics) {
        Map<String, Double> open = new LinkedHashMap<>();
        Map<String, Double> observed = new LinkedHashMap<>();
        boolean primaryEmpty = false;
        for (MetricReadout metric : metrics) {
            long immature =
                    metric.arms().stream().mapToLong(ArmSummary::immature).sum();
            long mature = metric.arms().stream().mapToLong(ArmSummary::n).sum();
            if (metric.role().equals("primary")) {
                primaryEmpty = mature == 0;
            }
            boolean asked = !metric.role().equals("secondary");
            if (immature > 0) {
                double share = immature / (double) (immature + mature);
                observed.put(metric.key(), share);
                if (asked) {
                    open.put(metric.label(), share);
                }
            }
        }
        Status status = primaryEmpty ? Status.FAIL : open.isEmpty() ? Status.OK : Status.WARN;
        String detail = primaryEmpty
                ? (data.units() == 0 ? "no unit was exposed" : "nobody's window for the primary metric is over yet")
                : open.isEmpty() ? "every unit counts" : openWindows(open);
        return new HealthCheck(
                "maturity", status.word(), "Still inside their window", detail, null, observed, Map.of(), "funnels");
    }

    /** The metrics that wait for most users, in one line. */
    private static String openWindows(Map<String, Double> shares) {
        String first = shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(NAMED)
                .map(open -> Numbers.fixed(open.getValue() * 100, open.getValue() < 0.005 ? 1 : 0)
                        + "% for "
                        + open.getKey())
                .collect(Collectors.joining(", "));
        return shares.size() <= NAMED ? first : first + ", " + (shares.size() - NAMED) + " more";
    }

    /** The input that moved most; empty when there is nothing to compare. */
    public static List<HealthCheck> drift(@Nullable DriftReadout drift) {
        if (drift == null || drift.features().isEmpty()) {
            return List.of();
        }
        DriftReadout.Feature most = drift.features().getFirst();
        List<String> apart = drift.features().stream()
                .filter(f -> f.betweenArms() > f.betweenArmsLimit() && f.betweenArms() >= 0.01)
                .map(f -> f.label())
                .toList();
        boolean moved = most.reading().equals("watch") || most.reading().equals("moved");
        String arms = apart.isEmpty() ? "alike in both arms" : "the arms differ in " + Words.list(apart);
        String detail = moved || !apart.isEmpty()
                ? most.label() + " PSI " + Numbers.psi(most.psi()) + ", " + arms
                : "largest PSI " + Numbers.psi(most.psi()) + " (" + most.label() + "), " + arms;
        Status status = moved || !apart.isEmpty() ? Status.WARN : Status.OK;
        return List.of(new HealthCheck(
                "drift",
                status.word(),
                "Input drift",
                detail,
                null,
                Map.of("psi", most.psi()),
                Map.of("limit", most.limit()),
                "drift"));
    }

    /** What moved from week to week: a warning only where the arms moved unlike each other. */
    public static List<HealthCheck> weeklyDrift(@Nullable WeeklyDriftReadout drift) {
        if (drift == null) {
            return List.of();
        }
        boolean apart = drift.alerts().stream().anyMatch(alert -> alert.arms().equals(WeeklyDriftReadout.Alert.DIFFER));
        Map<String, Double> observed = new LinkedHashMap<>();
        Map<String, Double> limits = new LinkedHashMap<>();
        drift.alerts().forEach(alert -> {
            observed.put(alert.feature(), alert.psi());
            limits.put(alert.feature(), alert.limit());
        });
        Status status = apart ? Status.WARN : Status.OK;
        return List.of(new HealthCheck(
                "weekly_drift",
                status.word(),
                "Drift by week",
                WeeklySummary.line(drift),
                null,
                observed,
                limits,
                "drift"));
    }

    /**
     * Tests of the models. One that fails stops a run before it gets here; one that warns is named with its model, column and
     * rows and forbids nothing: what its rows do to a metric is for the checks of that metric.
     */
    public static HealthCheck dataTests(ExperimentData data) {
        int passed = data.tests().passed();
        int total = data.tests().total();
        List<ExperimentData.TestWarning> warnings = data.tests().warnings();
        boolean named = warnings.size() == total - passed;
        Status status = passed == total ? Status.OK : named ? Status.WARN : Status.FAIL;
        List<String> parts = new ArrayList<>();
        parts.add(total == 0 ? "the data came without tests" : passed + " of " + total + " passed");
        warnings.forEach(warning -> parts.add(words(warning)));
        String detail = String.join("; ", parts);
        return new HealthCheck("data_tests", status.word(), "Data tests", detail, null, Map.of(), Map.of(), "memo");
    }

    private static String words(ExperimentData.TestWarning warning) {
        String column = warning.column().isEmpty() ? "" : "." + warning.column();
        boolean told = warning.model().isEmpty() || warning.test().contains(warning.model());
        String rows = LEFT_OUT.equals(warning.test())
                ? Numbers.counted(warning.rows(), "stray row", "stray rows") + " left out"
                : Numbers.counted(warning.rows(), "row", "rows");
        return warning.test() + (told ? "" : " on " + warning.model() + column) + ": " + rows
                + (warning.detail().isEmpty() ? "" : ", " + warning.detail());
    }
}
