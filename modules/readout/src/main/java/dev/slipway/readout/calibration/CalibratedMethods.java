package dev.slipway.readout.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows of the table belong to a method of the readout, and why some have none. */
public final class CalibratedMethods {
    private static final Map<String, List<String>> NAMES = names();
    private static final Map<String, String> REASONS = reasons();

    private CalibratedMethods() {}

    /** Names of the method in the table; empty when it has no rows. */
    public static List<String> names(String method) {
        return NAMES.getOrDefault(method, List.of());
    }

    /** Why a method has no rows; empty when it has some or is not known. */
    public static String reason(String method) {
        return REASONS.getOrDefault(method, "");
    }

    private static Map<String, List<String>> names() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String same : List.of(
                "two_proportion_z",
                "miettinen_nurminen",
                "welch_t",
                "delta_ratio",
                "cuped",
                "beta_binomial",
                "normal_bayes",
                "bootstrap_percentile",
                "bootstrap_bca",
                "confidence_sequence",
                "group_sequential")) {
            map.put(same, List.of(same));
        }
        map.put("confidence_sequence_cuped", List.of("confidence_sequence"));
        return map;
    }

    private static Map<String, String> reasons() {
        return Map.of();
    }
}
