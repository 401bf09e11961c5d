package dev.slipway.warehouse.dbt;

import java.util.List;

/**
 * A model that was built.
 *
 * @param model its name
 * @param relation schema and table
 * @param reads names of the models that it reads
 * @param rows of its table; 0 for a view
 * @param seconds that it took
 */
public record BuiltModel(String model, String relation, List<String> reads, long rows, double seconds) {
    public BuiltModel {
        reads = List.copyOf(reads);
    }
}
