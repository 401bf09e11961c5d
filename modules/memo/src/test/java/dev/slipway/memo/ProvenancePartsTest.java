package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.charts.LineageGraph;
import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report's table of models. */
class ProvenancePartsTest {
    private static Node node(String name, Layer layer, String description, String... reads) {
        return new Node(name, layer, false, List.of(reads), 10, 2, 0, .1, description);
    }

    @Test
    void whatAModelReadsIsToldWithWhatItIs() {
        LineageGraph graph = new LineageGraph(List.of(
                node("raw.events", Layer.SOURCE, ""),
                node("int_numbers", Layer.FACT, "The numbers 0 to 9."),
                node("fct_events", Layer.FACT, "Every event once.", "raw.events", "int_numbers")));
        String part = ProvenanceParts.lineage(
                        new Provenance(graph, 4, 4, List.of(), .2, List.of(), DataTables.NONE), new PictureSet(false))
                .toString();

        assertThat(part)
                .contains("Every event once. Reads raw.events and int_numbers.", "The numbers 0 to 9.")
                .doesNotContain("The numbers 0 to 9. Reads");
    }

    @Test
    void sqlHasNoEmptyLinesAndNoCommaAlone() {
        assertThat(ProvenanceParts.tight("select\n    a  \n\n    ,\n    b\n    ,\n\n    c, d\nfrom t\n"))
                .isEqualTo("select\n    a,\n    b,\n    c, d\nfrom t");
    }
}
