package dev.slipway.charts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables and what they read.
 *
 * @param nodes each after those that it reads
 */
public record LineageGraph(List<Node> nodes) {
    /** Rows that nobody has counted yet. */
    public static final long UNCOUNTED = -1;

    /** What a table is for; data travels in this order. */
    public enum Layer {
        SOURCE("Sources"),
        STAGING("Staging"),
        FACT("Facts"),
        UNIT("One row per user"),
        SERVED("What the screens read");

        private final String title;

        Layer(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A table.
     *
     * @param layer not before that of anything that it reads
     * @param reads names of other nodes
     * @param rows or {@link #UNCOUNTED}
     * @param tests of this table
     * @param warnings how many of them found something
     * @param seconds that building it took
     * @param description a sentence or nothing
     */
    public record Node(
            String name,
            Layer layer,
            boolean view,
            List<String> reads,
            long rows,
            int tests,
            int warnings,
            double seconds,
            String description) {
        public Node {
            reads = List.copyOf(reads);
        }
    }

    public LineageGraph {
        nodes = List.copyOf(nodes);
        Set<String> before = new HashSet<>();
        for (Node node : nodes) {
            if (!before.containsAll(node.reads()) || !before.add(node.name())) {
                throw new IllegalArgumentException(node.name() + " comes before something that it reads, or twice");
            }
        }
    }

    /** Names of the tables that read this one. */
    public List<String> readers(String name) {
        return nodes.stream()
                .filter(node -> node.reads().contains(name))
                .map(Node::name)
                .toList();
    }

    /** Everything that this table comes from, itself included. */
    Set<String> upstream(String name) {
        Map<String, List<String>> reads = new HashMap<>();
        nodes.forEach(node -> reads.put(node.name(), node.reads()));
        return reach(name, reads);
    }

    /** Everything that depends on this table, itself included. */
    Set<String> downstream(String name) {
        Map<String, List<String>> readers = new HashMap<>();
        nodes.forEach(node -> readers.put(node.name(), readers(node.name())));
        return reach(name, readers);
    }

    private static Set<String> reach(String name, Map<String, List<String>> next) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (next.containsKey(at) && reached.add(at)) {
                open.addAll(next.getOrDefault(at, List.of()));
            }
        }
        return reached;
    }
}
