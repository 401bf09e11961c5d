package dev.slipway.memo;

import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import dev.slipway.charts.LineagePicture;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the numbers come from: the lineage, what each model holds and how it was tested; its SQL at the end. */
final class ProvenanceParts {
    private static final double WIDTH = 672;

    /** Drawn this wide and then made smaller, so that few names are cut short: on paper nobody can point at one. */
    private static final double DRAWN = 1_000;

    private ProvenanceParts() {}

    static Map<String, Object> lineage(Provenance provenance, PictureSet pictures) {
        List<Node> models = provenance.graph().nodes().stream()
                .filter(node -> node.layer() != Layer.SOURCE)
                .toList();
        LineagePicture graph = new LineagePicture(provenance.graph(), "");
        Block picture = Block.of("From the loaded tables to what was read", "data goes to the right")
                .picture(pictures.place("lineage", new Shrunk(graph, DRAWN), WIDTH, 0));
        Block table = Block.of("Models").table(grid(models)).breakable();
        provenance.warnings().forEach(table::line);
        return Block.part(
                "lineage",
                "Where the numbers come from",
                Numbers.counted(models.size(), "model", "models") + " built in "
                        + Numbers.duration(provenance.seconds()) + ", " + Numbers.count(provenance.passed()) + " of "
                        + Numbers.counted(provenance.tests(), "data test", "data tests")
                        + " passed. The SQL of each model stands at the end of this report.",
                List.of(picture, table));
    }

    private static Grid grid(List<Node> models) {
        Grid grid = Grid.of("!Model", "~What it is and reads", "#Rows", "#Tests passed", "#Built in");
        for (Node node : models) {
            grid.row(
                    node.name(),
                    described(node),
                    node.rows() < 0 ? "view" : Numbers.count(node.rows()),
                    node.tests() == 0 ? "" : node.tests() - node.warnings() + " of " + node.tests(),
                    Numbers.duration(node.seconds()));
        }
        return grid;
    }

    /** What it is, and which tables it reads where it reads any. */
    private static String described(Node node) {
        String reads = node.reads().isEmpty() ? "" : " Reads " + Words.list(node.reads()) + ".";
        return (node.description() + reads).strip();
    }

    static Map<String, Object> sql(Provenance provenance) {
        List<Block> blocks = new ArrayList<>();
        for (Provenance.ModelSql model : provenance.models()) {
            blocks.add(Block.of(model.name(), model.file())
                    .code(tight(model.sql()))
                    .breakable());
        }
        return Block.part(
                "sql",
                "SQL of the models",
                "What the engine ran to build each table, after the templates were filled in for this study.",
                blocks);
    }

    /** Templates leave empty lines behind, and commas on lines of their own. */
    static String tight(String sql) {
        return sql.strip()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{2,}", "\n")
                .replaceAll("\\n[ \\t]*,\\n", ",\n");
    }
}
