package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.RiskReadout;
import dev.slipway.testreadouts.RiskReadouts;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the pictures of a fraud queue say of the numbers that they draw. */
class RiskPicturesTest {
    private static final RiskReadout GOOD = RiskReadouts.risk(true);
    private static final RiskReadout CHANCE = RiskReadouts.risk(false);

    private static String svg(Picture picture, double width, double height) {
        return SvgRenderer.render(picture, width, height, ChartThemes.light());
    }

    @Test
    void theRankingSaysWhatTheMarkFinds() {
        RankingCurve curve = new RankingCurve(GOOD, "model", 55);
        assertThat(curve.accessibleText())
                .contains("Finds cases better than chance: average precision 0.820 [0.730, 0.880]")
                .contains("By model, 50 reviews a week find 56.5% [49.8, 62.2] of all cases");
        assertThat(svg(curve, 420, 230)).contains("unusual rows", "random order", "share of all cases found (recall)");
        assertThat(curve.table().rows()).hasSize(15);
        assertThat(new RankingCurve(CHANCE, "model", 50).accessibleText())
                .contains("Not shown to find cases better than chance");
    }

    @Test
    void savingsAreShownWithTheirInterval() {
        SavingsCurve curve = new SavingsCurve(GOOD, "model", 50);
        assertThat(curve.accessibleText()).contains("50 reviews a week. They save +€407 [+307, +507] a week");
        assertThat(new SavingsCurve(CHANCE, "model", 20).accessibleText()).contains("They cost more than they save");
        List<HotSpot> spots =
                ImageRenderer.render(curve, 420, 200, 1, ChartThemes.light()).hotSpots();
        assertThat(spots).hasSize(12);
        assertThat(spots.getLast().title()).isEqualTo("300 reviews a week");
        // The line falls to −€138; the band, which falls much deeper, does not stretch the axis.
        assertThat(svg(curve, 420, 200)).contains("+€600", "€0").doesNotContain("€1,000", "−€400");
    }

    @Test
    void theQueueSaysWhyAndWhatIsPlanted() {
        QueueTable queue = new QueueTable(GOOD, 8);
        assertThat(svg(queue, 1_200, queue.preferredHeight(1_200)))
                .contains("rrq-000003", "97.0%", "€14.26", "6 accounts on the device", "€153 of earlier abuse known")
                .contains("top 0.10%", "nothing", "€4.30");
        assertThat(queue.table().rows()).hasSize(8);
        assertThat(queue.table().rows().getFirst())
                .contains("6 accounts on the device · €153 of earlier abuse known · €252 deposited last week (lowers)");
        assertThat(svg(queue, 632, queue.preferredHeight(632)))
                .as("on paper every reason has its line")
                .contains("6 accounts on the device", "€153 of earlier abuse known", "€252 deposited last week");
        assertThat(queue.preferredHeight(632)).isGreaterThan(queue.preferredHeight(1_200));
        assertThat(queue.accessibleText()).startsWith("8 users to review in week 13, first rrq-000003 with 97.0%");
    }

    @Test
    void rankingsStandBesideTheRandomOrder() {
        DataTable table = RiskTables.rankings(Objects.requireNonNull(GOOD.found()), 50);
        assertThat(table.rows()).hasSize(4);
        assertThat(table.rows().getFirst()).startsWith("Model", "0.820 [0.730, 0.880]");
        assertThat(table.rows().getLast()).containsExactly("Random order", "0.011", "0.500", "0.72%", "1.1%", "n/a");
    }
}
