package dev.slipway.charts;

import static dev.slipway.charts.FixtureLineage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.charts.LineageGraph.Layer;
import dev.slipway.charts.LineageGraph.Node;
import dev.slipway.charts.LineageLayout.Place;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineageLayoutTest {
    @Test
    void aTableStandsRightOfEverythingThatItReadsAndOfTheLayersBefore() {
        LineageLayout layout = new LineageLayout(FixtureLineage.small());
        assertThat(layout.table("raw.events").column).isZero();
        assertThat(layout.table("stg_events").column).isEqualTo(1);
        assertThat(layout.table("fct_exposures").column).isEqualTo(2);
        assertThat(layout.table("fct_conversions").column).as("reads a fact").isEqualTo(3);
        assertThat(layout.table("unit_metrics").column).isEqualTo(4);
        assertThat(layout.table("agg_experiment_day").column)
                .as("what screens read stands right of what is per user")
                .isEqualTo(5);
        assertThat(layout.columnCount()).isEqualTo(6);
    }

    @Test
    void neighboursOfOneOrderDoNotCross() {
        LineageLayout twisted = new LineageLayout(new LineageGraph(List.of(
                node("raw.a", Layer.SOURCE),
                node("raw.b", Layer.SOURCE),
                node("raw.c", Layer.SOURCE),
                node("stg_c", Layer.STAGING, "raw.c"),
                node("stg_b", Layer.STAGING, "raw.b"),
                node("stg_a", Layer.STAGING, "raw.a"))));
        assertThat(twisted.crossings()).isZero();
        assertThat(twisted.names(1).getFirst().substring(4))
                .isEqualTo(twisted.names(0).getFirst().substring(4));
        assertThat(new LineageLayout(FixtureLineage.small()).crossings()).isLessThanOrEqualTo(2);
    }

    @Test
    void aChainIsALine() {
        LineageLayout chain = new LineageLayout(new LineageGraph(List.of(
                node("raw.a", Layer.SOURCE),
                node("stg_a", Layer.STAGING, "raw.a"),
                node("fct_a", Layer.FACT, "stg_a"))));
        assertThat(chain.rowCount()).isEqualTo(1);
        assertThat(chain.table("fct_a").row()).isEqualTo(chain.table("raw.a").row());
    }

    @Test
    void tablesOfAnyGraphKeepApartAndEdgesGoRight() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            LineageGraph graph = any(random);
            LineageLayout layout = new LineageLayout(graph);
            for (List<Place> edge : layout.edges()) {
                IntStream.range(1, edge.size())
                        .forEach(i -> assertThat(edge.get(i).column).isEqualTo(edge.get(i - 1).column + 1));
            }
            for (Node one : graph.nodes()) {
                Place place = layout.table(one.name());
                assertThat(place.row()).isBetween(-1e-9, layout.rowCount() - 1 + 1e-9);
                graph.nodes().stream()
                        .map(other -> layout.table(other.name()))
                        .filter(other -> other != place && other.column == place.column)
                        .forEach(other ->
                                assertThat(Math.abs(other.row() - place.row())).isGreaterThan(1 - 1e-9));
            }
        }
    }

    private static LineageGraph any(Random random) {
        List<Node> nodes = new ArrayList<>();
        List<Layer> layers = List.copyOf(EnumSet.allOf(Layer.class));
        int size = 1 + random.nextInt(35);
        for (int i = 0; i < size; i++) {
            Layer layer = layers.get(i * layers.size() / size);
            List<String> reads = new ArrayList<>();
            for (int k = 0; layer != Layer.SOURCE && k < 1 + random.nextInt(3); k++) {
                String name = nodes.get(random.nextInt(nodes.size())).name();
                if (!reads.contains(name)) {
                    reads.add(name);
                }
            }
            nodes.add(node("t" + i, layer, reads.toArray(String[]::new)));
        }
        return new LineageGraph(nodes);
    }

    @Test
    void thePathOfATableIsLitInBothDirections() {
        LineageGraph graph = FixtureLineage.small();
        assertThat(graph.upstream("fct_conversions"))
                .contains("raw.events", "stg_events", "fct_exposures", "raw.assignments")
                .doesNotContain("raw.users", "unit_metrics");
        assertThat(graph.downstream("fct_conversions"))
                .containsExactlyInAnyOrder("fct_conversions", "unit_metrics", "agg_experiment_day", "funnel_metrics");
        assertThat(graph.upstream("")).isEmpty();
        LineagePicture chosen = new LineagePicture(graph, "stg_events");
        String lit = SvgRenderer.render(chosen, 1_216, 226, ChartThemes.light());
        assertThat(lit).contains("raw.events", "1,024,318 rows", "Staging", "What the screens read");
        assertThat(chosen.accessibleText())
                .isEqualTo("Lineage of 4 loaded tables and 9 models; 44 of 45 tests passed.");
    }

    /** At any width all tables are inside and as wide as a name needs; the window never scrolls sideways. */
    @Test
    void columnsGoOnBelowWhereTheyDoNotFit() {
        for (double width : new double[] {500, 936, 1_216, 2_400}) {
            LineagePicture picture = new LineagePicture(FixtureLineage.whole(), "");
            double height = picture.preferredHeight(width);
            List<HotSpot> spots = spots(picture, width, height);
            assertThat(spots).hasSize(FixtureLineage.whole().nodes().size());
            for (HotSpot spot : spots) {
                assertThat(spot.x()).isGreaterThanOrEqualTo(0);
                assertThat(spot.x() + spot.width()).isLessThanOrEqualTo(width + 1e-6);
                assertThat(spot.y() + spot.height()).isLessThanOrEqualTo(height + 1e-6);
                assertThat(spot.width()).as("width at %f", width).isGreaterThanOrEqualTo(140);
            }
            for (HotSpot one : spots) {
                for (HotSpot other : spots) {
                    boolean apart = one.equals(other)
                            || one.x() + one.width() <= other.x()
                            || other.x() + other.width() <= one.x()
                            || one.y() + one.height() <= other.y()
                            || other.y() + other.height() <= one.y();
                    assertThat(apart)
                            .as("%s and %s", one.title(), other.title())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void fewColumnsAreOneBand() {
        LineageLayout layout = new LineageLayout(FixtureLineage.small());

        assertThat(LineageBands.of(layout, 1_216, 152, 28).count()).isEqualTo(1);
        LineageBands two = LineageBands.of(layout, 600, 152, 28);
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.perBand()).isEqualTo(3);
        assertThat(two.band(layout.table("unit_metrics"))).isEqualTo(1);
        assertThat(two.column(layout.table("unit_metrics"))).isEqualTo(1);
        assertThat(LineageBands.of(layout, 10, 152, 28).count()).isEqualTo(layout.columnCount());
    }

    private static List<HotSpot> spots(LineagePicture picture, double width, double height) {
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            return picture.draw(graphics, width, height, ChartThemes.light());
        } finally {
            graphics.dispose();
        }
    }

    @Test
    void aGraphOutOfOrderIsRefused() {
        assertThatThrownBy(() -> new LineageGraph(List.of(node("b", Layer.FACT, "a"), node("a", Layer.SOURCE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b comes before");
    }

    @Test
    void columnsSayTheirMainFact() {
        assertThat(FixtureLineage.shares().accessibleText())
                .isEqualTo("event_name: signup_start in 45.0% of the rows, 10.0% missing.");
        assertThat(FixtureLineage.bars().accessibleText())
                .isEqualTo("seconds: most rows at 0 to 1, 9.2%, 3.4% missing.");
    }
}
