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
        WeeklyDriftReadout.Feature channel = FixtureWeeks.feature("channel", "Channel", .0041, .0012, .0042, .0039);
        WeeklyDriftReadout one = new WeeklyDriftReadout(
                2, WEEKS.weeks().subList(0, 5), .95, 24, .02, List.of(channel), List.of(), List.of());

        assertThat(new WeeklyDrift(one, null, 0).table().rows().getFirst())
                .containsExactly("Channel", "0.0012", "0.0042", "0.0039", "0.0041", "real, small");
    }

    @Test
    void theTextForReadersEndsOnce() {
        assertThat(new WeeklyDrift(WEEKS, null, 0).accessibleText())
                .startsWith("Drift by week: 2 of 4 measures moved, most Device since week 5")
                .endsWith("; the arms differ in Device, not known in Visits.");
    }
}
