package dev.slipway.memo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the foot of every page says of the run.
 *
 * @param date on which the run was started, ISO
 * @param seed null when nothing was simulated
 * @param engine for people, for example "H2 2.5"
 * @param versions of the parts that touch numbers, by name
 */
public record RunInfo(
        int run,
        String date,
        String studyHash,
        String dataHash,
        @Nullable Long seed,
        String engine,
        Map<String, String> versions) {}
