package dev.slipway.app.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What made a run: enough to repeat it and to say whether two runs should agree. Written as {@code manifest.json}.
 *
 * @param started ISO instant
 * @param studyHash of the study file's text
 * @param dataHash of the rows that were loaded
 * @param engine of the warehouse: h2 or duckdb
 * @param versions of Slipway, Java, the engines and the other parts that touch numbers
 */
public record RunManifest(
        int run,
        String started,
        String study,
        String experiment,
        String studyHash,
        String dataHash,
        @Nullable Long seed,
        int threads,
        String engine,
        long warehouseBytes,
        List<Stage> stages,
        double seconds,
        Map<String, String> versions) {
    /** One stage with its time and what it did. */
    public record Stage(String name, String detail, double seconds) {}
}
