package dev.slipway.readout.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows of the table belong to a method of the readout, and why some have none. */
public final class CalibratedMethods {
    private static final Map<String, List<String>> NAMES = names();
    private static final Map<String, String> REASONS = reasons();

    private CalibratedMethods() {}

    /** Names of the method in the table; empty when it has no rows. */
    public static List<String> names(String method) {
        return NAMES.getOrDefault(method, List.of());
    }

    /** Every method that has rows. */
    static Set<String> methods() {
        return NAMES.keySet();
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
                "permutation",
                "confidence_sequence",
                "group_sequential",
                "bonferroni",
                "holm",
                "hochberg",
                "benjamini_hochberg",
                "benjamini_yekutieli",
                "interaction",
                "cox",
                "log_rank",
                "restricted_mean",
                "kaplan_meier",
                "two_way_fixed_effects",
                "group_time",
                "group_time_proportional",
                "group_time_adjusted")) {
            map.put(same, List.of(same));
        }
        map.put("confidence_sequence_cuped", List.of("confidence_sequence"));
        map.put("mixture_sprt", List.of("msprt"));
        map.put("quantile", List.of("quantile_effect p50", "quantile_effect p90"));
        map.put("clustered_quantile", List.of("quantile_clustered p50", "quantile_clustered p90"));
        map.put("linear_regression", List.of("linear_hc3"));
        map.put("logistic_regression", List.of("logistic_robust"));
        map.put("poisson_regression", List.of("poisson_robust"));
        map.put("quasi_poisson_regression", List.of("quasi_poisson"));
        map.put("negative_binomial_regression", List.of("negative_binomial"));
        map.put("naive_difference", List.of("welch_t"));
        map.put("regression_adjustment", List.of("regression_adjustment", "regression_adjustment att"));
        map.put("ipw", List.of("ipw_ate", "ipw_att"));
        map.put("overlap_weights", List.of("ipw_overlap"));
        map.put("aipw", List.of("aipw_ate", "aipw_att"));
        map.put("difference_in_differences", List.of("difference_in_differences cr1", "difference_in_differences cr2"));
        return map;
    }

    private static Map<String, String> reasons() {
        return Map.of(
                "markov_chain",
                "Its intervals are Wilson's for each transition; how narrow they are where sessions repeat themselves depends on the data.",
                "prediction",
                "A learned model is judged on units that it never saw; its calibration stands in its own results.");
    }
}
