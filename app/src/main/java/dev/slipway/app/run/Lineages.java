package dev.slipway.app.run;

import dev.slipway.charts.LineageGraph;
import dev.slipway.memo.DataTables;
import dev.slipway.memo.Provenance;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.dbt.TestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lineage of a run as pictures and paper want it. */
public final class Lineages {
    private Lineages() {}

    /**
     * The graph.
     *
     * @param counted rows of views that were counted since, by relation
     */
    public static LineageGraph graph(Lineage lineage, Map<String, Long> counted) {
        List<LineageGraph.Node> nodes = new ArrayList<>();
        for (Lineage.Table table : lineage.tables()) {
            nodes.add(new LineageGraph.Node(
                    table.name(),
                    LineageGraph.Layer.valueOf(table.layer().name()),
                    table.view(),
                    table.reads(),
                    counted.getOrDefault(table.relation(), table.rows()),
                    table.tests().size(),
                    (int) table.tests().stream().filter(test -> !test.passed()).count(),
                    table.seconds(),
                    table.text().description()));
        }
        return new LineageGraph(nodes);
    }

    /** What the technical report tells. */
    static Provenance provenance(Lineage lineage, DataTables loaded) {
        return new Provenance(
                graph(lineage, Map.of()),
                lineage.tests().total(),
                lineage.tests().passed(),
                lineage.tests().tests().stream()
                        .filter(test -> !test.passed())
                        .map(Lineages::warning)
                        .toList(),
                lineage.seconds(),
                lineage.tables().stream()
                        .filter(table -> !table.loaded())
                        .map(table -> new Provenance.ModelSql(
                                table.name(), table.text().file(), table.text().sql()))
                        .toList(),
                loaded);
    }

    private static String warning(TestOutcome test) {
        return "Warning: " + test.name() + " found " + Numbers.counted(test.failures(), "row", "rows") + ", such as "
                + test.detail() + ".";
    }
}
