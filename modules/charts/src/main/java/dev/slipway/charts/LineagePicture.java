package dev.slipway.charts;

import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import dev.slipway.charts.LineageLayout.Place;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where numbers come from: tables from left to right, with rows and tests, and curves from each to those that read it. Columns that do
 * not fit side by side go on in a band below.
 *
 * @param selected table whose path is lit, back to its sources and on to what depends on it; empty for none
 */
public record LineagePicture(LineageGraph graph, String selected) implements Picture {
    private static final double HEAD = 26;
    private static final double ROW = 48;
    private static final double NODE = 40;
    /** At the sides of bands, for edges that go on in another. */
    private static final double MARGIN = 14;

    private static final double LEAST_NODE = 168;
    private static final double MOST_NODE = 190;
    private static final double LEAST_GAP = 28;

    @Override
    public String id() {
        return "lineage";
    }

    @Override
    public String accessibleText() {
        if (graph.nodes().isEmpty()) {
            return emptySentence();
        }
        int tests = graph.nodes().stream().mapToInt(Node::tests).sum();
        int warnings = graph.nodes().stream().mapToInt(Node::warnings).sum();
        long sources = graph.nodes().stream()
                .filter(node -> node.layer() == Layer.SOURCE)
                .count();
        return "Lineage of " + Numbers.counted(sources, "loaded table", "loaded tables") + " and "
                + Numbers.counted(graph.nodes().size() - sources, "model", "models") + "; "
                + Numbers.count(tests - warnings) + " of " + Numbers.counted(tests, "test", "tests") + " passed.";
    }

    private static String emptySentence() {
        return "There are no models here.";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Node node : graph.nodes()) {
            rows.add(List.of(
                    node.name(),
                    node.layer().title(),
                    String.join(", ", node.reads()),
                    node.rows() < 0 ? "" : Numbers.count(node.rows()),
                    node.tests() == 0 ? "" : node.tests() - node.warnings() + " of " + node.tests(),
                    node.layer() == Layer.SOURCE ? "" : Numbers.duration(node.seconds())));
        }
        return new DataTable(List.of("Table", "Kind", "Reads", "Rows", "Tests passed", "Built in"), rows);
    }

    private static LineageBands bands(LineageLayout layout, double width) {
        return LineageBands.of(layout, width - 2 * MARGIN, LEAST_NODE, LEAST_GAP);
    }

    @Override
    public double preferredHeight(double width) {
        LineageBands bands = bands(LineageLayout.of(graph), width);
        return bands.count() * HEAD + bands.allRows() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (graph.nodes().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new Drawing(ink, width, height).draw();
    }

    /** One drawing: where things are in px. */
    private final class Drawing {
        private final Ink ink;
        private final LineageLayout layout = LineageLayout.of(graph);
        private final double width;
        private final LineageBands bands;
        private final double margin;
        private final double node;
        private final double step;
        private final double row;
        private final Set<String> before = graph.upstream(selected);
        private final Set<String> after = graph.downstream(selected);

        Drawing(Ink ink, double width, double height) {
            this.ink = ink;
            this.width = width;
            bands = bands(layout, width);
            margin = bands.count() > 1 ? MARGIN : 0;
            int columns = Math.min(bands.perBand(), layout.columnCount());
            double inner = width - 2 * margin;
            double share = inner / (columns - 0.18);
            node = Math.max(4, Math.min(MOST_NODE, columns == 1 ? inner : share * 0.82));
            step = columns == 1 ? 0 : (inner - node) / (columns - 1);
            row = Math.min(ROW * 1.25, (height - bands.count() * HEAD) / bands.allRows());
        }

        private double left(Place place) {
            return margin + bands.column(place) * step;
        }

        private double middle(Place place) {
            return (bands.band(place) + 1) * HEAD + bands.middle(place) * row;
        }

        /** Where a band begins, above its heads. */
        private double top(int band) {
            return band * HEAD + bands.rowsBefore(band) * row;
        }

        List<HotSpot> draw() {
            heads();
            layout.edges().stream().filter(edge -> !lit(edge)).forEach(edge -> edge(edge, false));
            layout.edges().stream().filter(this::lit).forEach(edge -> edge(edge, true));
            List<HotSpot> spots = new ArrayList<>();
            for (Node each : graph.nodes()) {
                spots.add(table(each));
            }
            return spots;
        }

        /** Over the columns of each band the layers that begin there or go on from the band above. */
        private void heads() {
            Font font = ink.regular(Ink.AXIS_SIZE);
            for (int column = 0; column < layout.columnCount(); column++) {
                int band = column / bands.perBand();
                int first = band * bands.perBand();
                int after = Math.min(layout.columnCount(), first + bands.perBand());
                Layer layer = layerOf(column);
                if (column > first && layerOf(column - 1) == layer) {
                    continue;
                }
                int next = column + 1;
                while (next < after && layerOf(next) == layer) {
                    next++;
                }
                double x = margin + (column - first) * step;
                double end = next < after ? margin + (next - first) * step - 8 : width;
                ink.fitted(layer.title(), x, top(band) + 11, font, ink.theme.text3(), Ink.Align.LEFT, end - x);
            }
        }

        private Layer layerOf(int column) {
            return graph.nodes().stream()
                    .filter(each -> layout.table(each.name()).column == column)
                    .map(Node::layer)
                    .findFirst()
                    .orElse(Layer.SOURCE);
        }

        private boolean lit(List<Place> edge) {
            String from = edge.getFirst().name;
            String to = edge.getLast().name;
            return (before.contains(from) && before.contains(to)) || (after.contains(from) && after.contains(to));
        }

        private void edge(List<Place> edge, boolean lit) {
            Color color = lit ? ink.theme.accent() : ink.theme.axis();
            double end = left(edge.getLast()) - 1;
            double y = middle(edge.getLast());
            Path2D.Double path = new Path2D.Double();
            path.moveTo(left(edge.getFirst()) + node, middle(edge.getFirst()));
            for (int i = 1; i < edge.size(); i++) {
                Place place = edge.get(i);
                if (bands.band(place) != bands.band(edge.get(i - 1))) {
                    path.lineTo(width, path.getCurrentPoint().getY());
                    path.moveTo(0, middle(place));
                }
                curve(path, place.table() ? end - 5 : left(place) + node * .1, middle(place));
                if (!place.table()) {
                    path.lineTo(left(place) + node * .9, middle(place));
                }
            }
            ink.stroke(path, color, lit ? 1.8 : 1.3);
            Path2D.Double head = new Path2D.Double();
            head.moveTo(end, y);
            head.lineTo(end - 6, y - 3.2);
            head.lineTo(end - 6, y + 3.2);
            head.closePath();
            ink.fill(head, color);
        }

        private static void curve(Path2D.Double path, double x, double y) {
            double fromX = path.getCurrentPoint().getX();
            double fromY = path.getCurrentPoint().getY();
            double bend = (x - fromX) * .55;
            path.curveTo(fromX + bend, fromY, x - bend, y, x, y);
        }

        private HotSpot table(Node each) {
            Place place = layout.table(each.name());
            double x = left(place);
            double high = Math.max(4, Math.min(NODE, row - 6));
            double y = middle(place) - high / 2;
            boolean chosen = each.name().equals(selected);
            RoundRectangle2D.Double box = new RoundRectangle2D.Double(x + .5, y + .5, node - 1, high - 1, 10, 10);
            ink.fill(box, chosen ? ink.theme.selected() : ink.theme.surface());
            ink.bar(x + 1, y + 6, 3, high - 12, 1, color(each.layer()));
            ink.stroke(box, chosen ? ink.theme.accent() : ink.theme.axis(), chosen ? 1.5 : 1);
            if (high >= 32) {
                words(each, x + 12, y, high, node - 20);
            } else {
                ink.fitted(
                        each.name(),
                        x + 10,
                        y + high / 2 + 4,
                        ink.mono(11),
                        ink.theme.text(),
                        Ink.Align.LEFT,
                        node - 16);
            }
            return new HotSpot(
                    new Rectangle2D.Double(x, y, node, high), "table:" + each.name(), each.name(), lines(each));
        }

        private void words(Node each, double x, double y, double high, double room) {
            ink.fitted(each.name(), x, y + high / 2 - 4, ink.mono(11.5), ink.theme.text(), Ink.Align.LEFT, room);
            Font small = ink.regular(Ink.AXIS_SIZE);
            double right = x + room;
            if (each.tests() > 0) {
                boolean fine = each.warnings() == 0;
                Color color = fine ? ink.theme.ship() : ink.theme.hold();
                String count = Integer.toString(fine ? each.tests() : each.warnings());
                double size = Ink.width(count, small) + 18;
                if (size < room) {
                    ink.text(count, right, y + high - 8, small, color, Ink.Align.RIGHT);
                    right -= size - 5;
                    if (fine) {
                        Icons.check(ink, right, y + high - 12, color);
                    } else {
                        Icons.warning(ink, right, y + high - 12, color);
                    }
                    right -= 9;
                }
            }
            ink.fitted(rows(each), x, y + high - 8, small, ink.theme.text2(), Ink.Align.LEFT, right - x);
        }

        private Color color(Layer layer) {
            return switch (layer) {
                case SOURCE -> ink.theme.arms().getFirst();
                case STAGING -> ink.theme.staging();
                case FACT, UNIT -> ink.theme.accent();
                case SERVED -> ink.theme.served();
            };
        }
    }

    private static String rows(Node node) {
        if (node.rows() < 0) {
            return node.view() ? "view" : "";
        }
        return Numbers.counted(node.rows(), "row", "rows");
    }

    private List<String> lines(Node node) {
        List<String> lines = new ArrayList<>();
        if (!node.description().isEmpty()) {
            lines.add(node.description());
        }
        lines.add(node.rows() < 0 ? "a view" : rows(node) + (node.view() ? ", a view" : ""));
        if (node.tests() > 0) {
            lines.add(node.tests() - node.warnings() + " of " + Numbers.counted(node.tests(), "test", "tests")
                    + " passed"
                    + (node.warnings() == 0 ? "" : ", " + Numbers.counted(node.warnings(), "warning", "warnings")));
        }
        if (node.layer() != Layer.SOURCE) {
            lines.add("built in " + Numbers.duration(node.seconds()) + ", reads " + String.join(", ", node.reads()));
        }
        List<String> readers = graph.readers(node.name());
        lines.add(readers.isEmpty() ? "read by no other model" : "read by " + String.join(", ", readers));
        return lines;
    }
}
