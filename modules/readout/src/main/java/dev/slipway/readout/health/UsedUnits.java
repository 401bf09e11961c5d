package dev.slipway.readout.health;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sample ratio of the units that a metric really uses, for metrics with missing values: values that are missing in one
 * arm more than in the other make the rest incomparable. Expected are the units of each arm whose window is over, so that
 * this speaks of missing values alone; with a share of them left out by chance the test errs on the quiet side.
 */
public final class UsedUnits {
    private static final double FAILS_BELOW = 0.001;
    private static final double WARNS_BELOW = 0.01;

    private UsedUnits() {}

    /** Empty when no metric of the data misses a value. Fails when it is the primary or a guardrail, else warns. */
    public static List<HealthCheck> of(ExperimentData data, List<MetricReadout> metrics) {
        long[] units = new long[data.variants().size()];
        for (int variant : data.variant()) {
            units[variant]++;
        }
        Status worst = Status.OK;
        double smallest = 1;
        List<String> parts = new ArrayList<>();
        Map<String, Double> missing = new LinkedHashMap<>();
        for (MetricReadout metric : metrics) {
            long[] used = new long[metric.arms().size()];
            double[] complete = new double[used.length];
            double gone = 0;
            for (int a = 0; a < used.length; a++) {
                ArmSummary arm = metric.arms().get(a);
                used[a] = arm.n();
                complete[a] = units[a] - arm.immature();
                gone += complete[a] - used[a];
            }
            if (gone <= 0 || !comparable(used, complete)) {
                continue;
            }
            missing.put(metric.key(), gone);
            SampleRatio.Result test = SampleRatio.test(used, complete);
            Status status = status(metric, test);
            smallest = Math.min(smallest, test.pValue());
            worst = status.compareTo(worst) > 0 ? status : worst;
            if (status != Status.OK) {
                parts.add(words(metric, used, complete, test));
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        String detail =
                parts.isEmpty() ? "missing values are spread over the arms like the units" : String.join("; ", parts);
        return List.of(new HealthCheck(
                "used_units",
                worst.word(),
                "Units behind each metric",
                detail,
                smallest,
                missing,
                Map.of(),
                "traffic"));
    }

    private static boolean comparable(long[] used, double[] complete) {
        long any = 0;
        int arms = 0;
        for (int a = 0; a < used.length; a++) {
            any += used[a];
            arms += complete[a] > 0 ? 1 : 0;
        }
        return any > 0 && arms > 1;
    }

    private static Status status(MetricReadout metric, SampleRatio.Result test) {
        if (test.pValue() >= WARNS_BELOW || Math.abs(test.largestDeviation()) < AssignmentChecks.DEVIATION_FLOOR) {
            return Status.OK;
        }
        boolean decides = !metric.role().equals("secondary");
        return decides && test.pValue() < FAILS_BELOW ? Status.FAIL : Status.WARN;
    }

    private static String words(MetricReadout metric, long[] used, double[] complete, SampleRatio.Result test) {
        List<String> arms = new ArrayList<>();
        for (int a = 0; a < used.length; a++) {
            arms.add(Numbers.count(used[a]) + " of " + Numbers.count(Math.round(complete[a])) + " in "
                    + metric.arms().get(a).variant());
        }
        return metric.label() + " has a value for " + String.join(" and ", arms) + ", "
                + Numbers.pEquals(test.pValue());
    }
}
