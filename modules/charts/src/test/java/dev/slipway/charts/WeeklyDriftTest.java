package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.WeeklyDriftReadout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the table of weeks says in words, beside its colours. */
class WeeklyDriftTest {
    private static final WeeklyDriftReadout WEEKS = FixtureWeeks.weeks();

    private static List<String> last(WeeklyDriftReadout drift) {
        return new WeeklyDrift(drift, null, 0)
                .table().rows().stream().map(List::getLast).toList();
    }

    @Test
    void eachMeasureIsReadAsItIs() {
        assertThat(last(WEEKS))
                .containsExactly("arms differ, since week 5", "arms not known, in weeks 5–6", "real, small", "chance");
        assertThat(new WeeklyDrift(WEEKS, null, 0).table().rows().get(2))
                .startsWith("Minutes per visit, a name that is far too long for its column", "0.006", "too few", "");
    }

    /** With an alert from PSI 0.5 on, a measure at 0.31 has none, and is not small. */
    @Test
    void withoutAnAlertTheLargestWeekIsRead() {
        WeeklyDriftReadout none =
                new WeeklyDriftReadout(2, WEEKS.weeks(), .95, 24, .5, WEEKS.features(), List.of(), List.of());

        assertThat(last(none)).containsExactly("moved", "real, small", "real, small", "chance");
    }

    @Test
    void whatIsBeyondItsLimitDoesNotLookLikeIt() {
        assertThat(new WeeklyDrift(FixtureWeeks.close(), null, 0).table().rows().getFirst())
                .containsExactly("Channel", "0.0012", "0.0042", "0.0039", "0.0041", "real, small");
    }

    /** Weeks enough to leave no room for four decimals: the usual ones are drawn then. */
    @Test
    void noNumberVanishesWhereCellsAreNarrow() {
        WeeklyDrift picture = new WeeklyDrift(FixtureWeeks.close(), null, 0);
        for (double width : new double[] {900, 560, 470}) {
            String svg = SvgRenderer.render(picture, width, 110, ChartThemes.paper());
            assertThat(svg).as("width %f", width).containsPattern(">0\\.0042?<");
        }
    }

    @Test
    void theTextForReadersEndsOnce() {
        assertThat(new WeeklyDrift(WEEKS, null, 0).accessibleText())
                .startsWith("Drift by week: 2 of 4 measures moved, most Device since week 5")
                .endsWith("; the arms differ in Device, not known in Visits.");
    }
}
