package dev.slipway.memo;

import dev.slipway.charts.LineageGraph;
import java.util.List;

/**
 * Where the numbers of a run come from, for the technical report.
 *
 * @param tests of the data, all of them
 * @param warnings of tests that found something, as sentences
 * @param seconds that building the models took, those side by side counted each
 * @param models the SQL that was run, in the order of building
 * @param tables that were loaded, for the data card
 */
public record Provenance(
        LineageGraph graph,
        int tests,
        int passed,
        List<String> warnings,
        double seconds,
        List<ModelSql> models,
        DataTables tables) {
    /** For documents that don't tell it. */
    public static final Provenance NONE =
            new Provenance(new LineageGraph(List.of()), 0, 0, List.of(), 0, List.of(), DataTables.NONE);

    /** The query of one model as the engine ran it. */
    public record ModelSql(String name, String file, String sql) {}

    public Provenance {
        warnings = List.copyOf(warnings);
        models = List.copyOf(models);
    }
}
