package dev.slipway.charts;

import dev.slipway.charts.LineageGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Places of a lineage, in columns and rows: data goes to the right.
 *
 * <p>The column of a table is the longest path to it, each layer right of the layer before it (K. Sugiyama, S. Tagawa,
 * M. Toda 1981, doi 10.1109/TSMC.1981.4308636). Edges over several columns get a way through each of them, one for all that come from the same table. Columns are
 * put in the order of the mean place of their neighbours, to and fro; the order with the fewest crossings stays. Heights
 * are then moved as near to the neighbours' as the order allows, by least squares.
 */
final class LineageLayout {
    private static final int SWEEPS = 12;
    private static final double WAY = 0.45;

    /** A table, or the way of an edge through a column where it does not end. */
    static final class Place {
        final int column;
        final String name;
        private final List<Place> before = new ArrayList<>();
        private final List<Place> after = new ArrayList<>();
        private double rank;
        private double row;

        private Place(int column, String name) {
            this.column = column;
            this.name = name;
        }

        boolean table() {
            return !name.isEmpty();
        }

        /** Its middle, in rows from 0. */
        double row() {
            return row;
        }

        private double room() {
            return table() ? 1 : WAY;
        }
    }

    private static final int KEPT = 4;

    private static final Map<List<Node>, LineageLayout> LATEST = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Node>, LineageLayout> eldest) {
            return size() > KEPT;
        }
    };

    private final Map<String, Place> tables = new HashMap<>();
    private final List<List<Place>> columns = new ArrayList<>();

    /** By table and column: all edges of a table that go on through a column share one way. */
    private final Map<String, Place> ways = new HashMap<>();

    private final List<List<Place>> edges = new ArrayList<>();

    /** That of the graph; the last few are kept, as a screen asks for the same one again and again. */
    static LineageLayout of(LineageGraph graph) {
        List<Node> asked = graph.nodes().stream().map(LineageLayout::shape).toList();
        synchronized (LATEST) {
            LineageLayout known = LATEST.get(asked);
            if (known != null) {
                return known;
            }
        }
        LineageLayout made = new LineageLayout(graph);
        synchronized (LATEST) {
            LATEST.put(asked, made);
        }
        return made;
    }

    /** What of a table has to do with its place. */
    private static Node shape(Node node) {
        return new Node(node.name(), node.layer(), false, node.reads(), 0, 0, 0, 0, "");
    }

    LineageLayout(LineageGraph graph) {
        Map<String, Integer> column = columnsOf(graph);
        for (Node node : graph.nodes()) {
            Place place = place(Objects.requireNonNull(column.get(node.name())), node.name());
            tables.put(node.name(), place);
            node.reads().forEach(input -> connect(table(input), place));
        }
        order();
        for (int i = 0; i < SWEEPS; i++) {
            settle(i % 2 == 0);
        }
        double top = columns.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.row - place.room() / 2)
                .min()
                .orElse(0);
        columns.forEach(places -> places.forEach(place -> place.row -= top + 0.5));
    }

    private static Map<String, Integer> columnsOf(LineageGraph graph) {
        Map<String, Integer> column = new HashMap<>();
        int first = 0;
        for (LineageGraph.Layer layer : LineageGraph.Layer.values()) {
            int next = first;
            for (Node node : graph.nodes()) {
                if (node.layer() == layer) {
                    int at = first;
                    for (String input : node.reads()) {
                        at = Math.max(at, 1 + column.getOrDefault(input, 0));
                    }
                    column.put(node.name(), at);
                    next = Math.max(next, at + 1);
                }
            }
            first = next;
        }
        return column;
    }

    private Place place(int column, String name) {
        while (columns.size() <= column) {
            columns.add(new ArrayList<>());
        }
        Place place = new Place(column, name);
        place.rank = columns.get(column).size();
        columns.get(column).add(place);
        return place;
    }

    private void connect(Place from, Place to) {
        List<Place> path = new ArrayList<>(List.of(from));
        for (int column = from.column + 1; column < to.column; column++) {
            int at = column;
            path.add(ways.computeIfAbsent(from.name + "/" + column, key -> place(at, "")));
        }
        path.add(to);
        for (int i = 1; i < path.size(); i++) {
            if (!path.get(i - 1).after.contains(path.get(i))) {
                path.get(i - 1).after.add(path.get(i));
                path.get(i).before.add(path.get(i - 1));
            }
        }
        edges.add(path);
    }

    /** Barycentre ordering, forwards and backwards in turn; ties keep their order. */
    private void order() {
        List<List<Place>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forwards = sweep % 2 == 0;
            for (int i = 1; i < columns.size(); i++) {
                List<Place> column = columns.get(forwards ? i : columns.size() - 1 - i);
                column.sort(Comparator.comparingDouble(
                        place -> mean(forwards ? place.before : place.after, place.rank, false)));
                rank(column);
            }
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, best.get(i));
            rank(best.get(i));
        }
    }

    private List<List<Place>> copy() {
        List<List<Place>> copy = new ArrayList<>();
        columns.forEach(column -> copy.add(new ArrayList<>(column)));
        return copy;
    }

    private static void rank(List<Place> column) {
        double rank = 0;
        for (Place place : column) {
            place.rank = rank++;
            place.row = place.rank;
        }
    }

    private static double mean(List<Place> neighbours, double otherwise, boolean rows) {
        return neighbours.stream()
                .mapToDouble(place -> rows ? place.row : place.rank)
                .average()
                .orElse(otherwise);
    }

    /** Pairs of edges between two columns whose ends are in opposite order. */
    long crossings() {
        long crossings = 0;
        for (List<Place> column : columns) {
            for (int i = 0; i < column.size(); i++) {
                for (int j = i + 1; j < column.size(); j++) {
                    Place upper = column.get(i);
                    Place lower = column.get(j);
                    for (Place up : upper.after) {
                        crossings += lower.after.stream()
                                .filter(low -> low.rank < up.rank)
                                .count();
                    }
                }
            }
        }
        return crossings;
    }

    /** Moves each column to where its neighbours are. */
    private void settle(boolean forwards) {
        for (int i = 0; i < columns.size(); i++) {
            List<Place> column = columns.get(forwards ? i : columns.size() - 1 - i);
            double[] wanted = column.stream()
                    .mapToDouble(place -> {
                        List<Place> neighbours = new ArrayList<>(place.before);
                        neighbours.addAll(place.after);
                        return mean(neighbours, place.row, true);
                    })
                    .toArray();
            spread(column, wanted);
        }
    }

    /** The rows nearest to the wanted ones, in the order of the column and with room for each: isotonic regression. */
    private static void spread(List<Place> column, double[] wanted) {
        int n = wanted.length;
        double[] offset = new double[n];
        for (int i = 1; i < n; i++) {
            offset[i] =
                    offset[i - 1] + (column.get(i - 1).room() + column.get(i).room()) / 2;
        }
        double[] mean = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            mean[blocks] = wanted[i] - offset[i];
            size[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int both = size[blocks - 2] + size[blocks - 1];
                mean[blocks - 2] = (mean[blocks - 2] * size[blocks - 2] + mean[blocks - 1] * size[blocks - 1]) / both;
                size[blocks-- - 2] = both;
            }
        }
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < size[block]; i++, at++) {
                column.get(at).row = mean[block] + offset[at];
            }
        }
    }

    Place table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    /** Tables and ways of a column, from the top. */
    List<Place> places(int column) {
        return columns.get(column);
    }

    int columnCount() {
        return columns.size();
    }

    /** Height of all of it, in rows. */
    double rowCount() {
        return columns.stream()
                        .flatMap(List::stream)
                        .mapToDouble(place -> place.row + place.room() / 2)
                        .max()
                        .orElse(0.5)
                + 0.5;
    }

    /** From a table through the columns between to the table that reads it. */
    List<List<Place>> edges() {
        return edges;
    }

    /** Of a column, from the top; for tests. */
    List<String> names(int column) {
        return IntStream.range(0, columns.get(column).size())
                .mapToObj(i -> columns.get(column).get(i).name)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
