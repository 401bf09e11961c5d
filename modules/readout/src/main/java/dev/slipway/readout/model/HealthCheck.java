package dev.slipway.readout.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check of whether the data can carry a verdict.
 *
 * @param check {@code sample_ratio}, {@code one_arm_only}, {@code zero_weight_arm}, {@code balance}, {@code cap},
 *     {@code maturity}, {@code used_units}, {@code planned_end}, {@code drift}, {@code weekly_drift},
 *     {@code data_tests}
 * @param status {@code ok}, {@code warn} or {@code fail}; a fail forbids a verdict other than HOLD
 * @param title for people, for example "Sample ratio"
 * @param detail one line for people with the numbers, for example "29,986 : 30,014 against 50 : 50, p = 0.91"
 * @param tab the tab that explains it, lower case
 */
public record HealthCheck(
        String check,
        String status,
        String title,
        String detail,
        @Nullable Double pValue,
        Map<String, Double> observed,
        Map<String, Double> expected,
        String tab) {}
