package dev.slipway.readout.health;

import dev.slipway.core.study.Study;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.ab.SampleRatio;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks of who was assigned to what: the sample ratio, arms of weight zero, units in one arm only. */
public final class AssignmentChecks {
    /** A deviation of shares below this never shouts, however many units make it certain. */
    static final double DEVIATION_FLOOR = 0.001;

    /** An arm that is off by this share of what it expects is never too little to matter, however small the arm. */
    static final double RELATIVE_FLOOR = 0.05;

    private static final double RATIO_FAILS_BELOW = 0.001;
    private static final double RATIO_WARNS_BELOW = 0.01;
    private static final double CROSSOVERS_WARN_ABOVE = 0.001;
    private static final double CROSSOVERS_FAIL_ABOVE = 0.05;

    private AssignmentChecks() {}

    /** The checks that apply, in display order. */
    public static List<HealthCheck> of(Study study, ExperimentData data) {
        Map<String, Double> weights = study.experiment().allocation().variants();
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(sampleRatio(data, weights));
        boolean anyZero = weights.containsValue(0.0);
        long inZero =
                data.zeroWeight().values().stream().mapToLong(Long::longValue).sum();
        if (anyZero || inZero > 0) {
            checks.add(zeroWeight(data.zeroWeight(), inZero));
        }
        checks.add(oneArmOnly(data));
        return checks;
    }

    private static HealthCheck sampleRatio(ExperimentData data, Map<String, Double> weights) {
        List<String> arms = data.variants().stream()
                .filter(v -> weights.getOrDefault(v, 0.0) > 0)
                .toList();
        long[] observed = new long[arms.size()];
        double[] planned = new double[arms.size()];
        for (int variant : data.variant()) {
            int arm = arms.indexOf(data.variants().get(variant));
            if (arm >= 0) {
                observed[arm]++;
            }
        }
        double total = 0;
        long units = 0;
        for (int a = 0; a < planned.length; a++) {
            planned[a] = weights.getOrDefault(arms.get(a), 0.0);
            total += planned[a];
            units += observed[a];
        }
        Map<String, Double> seen = new LinkedHashMap<>();
        Map<String, Double> expected = new LinkedHashMap<>();
        for (int a = 0; a < planned.length; a++) {
            seen.put(arms.get(a), (double) observed[a]);
            expected.put(arms.get(a), units * (planned[a] / total));
        }
        String title = "Sample ratio";
        if (arms.size() < 2 || units == 0) {
            String why = units == 0 ? "no unit was exposed" : "only one arm has a weight";
            return new HealthCheck("sample_ratio", Status.FAIL.word(), title, why, null, seen, expected, "traffic");
        }
        SampleRatio.Result test = SampleRatio.test(observed, planned);
        boolean large = large(test, observed, planned, total);
        Status status = status(test, large);
        String detail = ratio(observed) + " against " + shares(planned, total) + ", " + Numbers.pEquals(test.pValue())
                + remark(status, test, large, relative(observed, planned, total));
        return new HealthCheck("sample_ratio", status.word(), title, detail, test.pValue(), seen, expected, "traffic");
    }

    private static Status status(SampleRatio.Result test, boolean large) {
        return !large || test.pValue() >= RATIO_WARNS_BELOW
                ? Status.OK
                : test.pValue() < RATIO_FAILS_BELOW ? Status.FAIL : Status.WARN;
    }

    /** Whether a mismatch is large enough to shout: of all units, or of what the arm itself expects. */
    private static boolean large(SampleRatio.Result test, long[] observed, double[] planned, double total) {
        return Math.abs(test.largestDeviation()) >= DEVIATION_FLOOR
                || relative(observed, planned, total) >= RELATIVE_FLOOR;
    }

    /** The largest deviation of an arm as a share of the units that it expects. */
    private static double relative(long[] observed, double[] planned, double total) {
        double units = 0;
        for (long count : observed) {
            units += (double) count;
        }
        double largest = 0;
        for (int a = 0; a < observed.length; a++) {
            double expected = units * planned[a] / total;
            largest = Math.max(largest, expected > 0 ? Math.abs(observed[a] / expected - 1) : 0);
        }
        return largest;
    }

    private static String remark(Status status, SampleRatio.Result test, boolean large, double relative) {
        if (status != Status.OK && Math.abs(test.largestDeviation()) < DEVIATION_FLOOR) {
            return "; an arm is off by " + Numbers.fixed(relative * 100, 0) + "% of what it expects";
        }
        if (status != Status.OK) {
            return "; the largest share is off by " + Numbers.fixed(Math.abs(test.largestDeviation()) * 100, 1) + " pp";
        }
        return !large && test.pValue() < RATIO_WARNS_BELOW ? "; off by less than 0.1 pp, too little to matter" : "";
    }

    private static String ratio(long[] counts) {
        List<String> parts = new ArrayList<>();
        for (long count : counts) {
            parts.add(Numbers.count(count));
        }
        return String.join(" : ", parts);
    }

    private static String shares(double[] planned, double total) {
        List<String> parts = new ArrayList<>();
        for (double weight : planned) {
            double percent = weight / total * 100;
            parts.add(Numbers.fixed(percent, Math.abs(percent - Math.rint(percent)) < 0.05 ? 0 : 1));
        }
        return String.join(" : ", parts);
    }

    private static HealthCheck zeroWeight(Map<String, Long> units, long total) {
        Map<String, Double> observed = new LinkedHashMap<>();
        List<String> arms = new ArrayList<>();
        units.forEach((arm, n) -> {
            observed.put(arm, n.doubleValue());
            if (n > 0) {
                arms.add(arm);
            }
        });
        String detail = total == 0
                ? "no unit in an arm of weight zero"
                : Numbers.counted(total, "unit", "units") + " in " + Words.list(arms) + ", which should get none";
        Status status = total == 0 ? Status.OK : Status.FAIL;
        return new HealthCheck(
                "zero_weight_arm", status.word(), "Arms of weight zero", detail, null, observed, Map.of(), "traffic");
    }

    private static HealthCheck oneArmOnly(ExperimentData data) {
        long crossovers = data.crossovers();
        long all = data.units() + crossovers;
        double share = all == 0 ? 0 : crossovers / (double) all;
        Status status =
                share > CROSSOVERS_FAIL_ABOVE ? Status.FAIL : share > CROSSOVERS_WARN_ABOVE ? Status.WARN : Status.OK;
        String detail = Numbers.counted(crossovers, "crossover", "crossovers")
                + (crossovers == 0 ? "" : " (" + Numbers.rate(share) + ") left out")
                + ", " + Numbers.counted(data.duplicates(), "duplicate", "duplicates");
        Map<String, Double> observed = Map.of("crossovers", (double) crossovers);
        return new HealthCheck(
                "one_arm_only", status.word(), "Users in one arm only", detail, null, observed, Map.of(), "traffic");
    }
}
