package dev.slipway.warehouse.dbt;

import java.util.List;

/**
 * A model that was built.
 *
 * @param model its name
 * @param relation schema and table
 * @param view whether it is a view, which has no rows of its own
 * @param reads names of the models that it reads
 * @param sources relations of the loaded tables that it reads
 * @param rows of its table; 0 for a view
 * @param seconds that it took
 */
public record BuiltModel(
        String model,
        String relation,
        boolean view,
        List<String> reads,
        List<String> sources,
        long rows,
        double seconds,
        ModelText text) {
    public BuiltModel {
        reads = List.copyOf(reads);
        sources = List.copyOf(sources);
    }
}
