package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Offers;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users came back, as it is known before each week. Worked out by hand. */
class ReturningUsersTest {
    @TempDir
    Path folder = Path.of("");

    private OfferWeeks run(Engine engine, Offers offers, RowsTable... tables) {
        return new OfferWeeksCase(folder).run(engine, OfferWeeksCase.study(offers), tables);
    }

    /**
     * How users came back, known before each week. a was active in weeks 0 and 2 of 0 to 5, b only in week 1, c never: the lists below
     * are worked out from that. What a week itself holds must not show in its own row, nor in any before it.
     */
    @ParameterizedTest
    @EnumSource
    void retentionIsThatOfTheWeeksBefore(Engine engine) {
        OfferWeeks weeks = run(engine, returning(), panel(List.of(0, 2), List.of(1), List.of()));

        double none = Double.NaN;
        assertThat(weeks.unit()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 0, 1, 2);
        assertThat(weeks.features().get("active_share"))
                .containsExactly(
                        none, 1, 1 / 2.0, 2 / 3.0, 2 / 4.0, 2 / 5.0, none, 0, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0, none,
                        0, 0, 0, 0, 0, 2 / 6.0, 1 / 6.0, 0);
        assertThat(weeks.features().get("weeks_since_active"))
                .containsExactly(
                        none, 1, 2, 1, 2, 3, none, none, 1, 2, 3, 4, none, none, none, none, none, none, 4, 5, none);
        assertThat(weeks.features().get("active_2_weeks_ago"))
                .containsExactly(none, none, 1, 0, 1, 0, none, none, 0, 1, 0, 0, none, none, 0, 0, 0, 0, 0, 0, 0);
        assertThat(weeks.features().get("active_3_weeks_ago"))
                .containsExactly(
                        none, none, none, 1, 0, 1, none, none, none, 0, 1, 0, none, none, none, 0, 0, 0, 0, 0, 0);
        assertThat(weeks.features().get("active_4_weeks_ago"))
                .containsExactly(
                        none, none, none, none, 1, 0, none, none, none, none, 0, 1, none, none, none, none, 0, 0, 1, 0,
                        0);

        // Who comes in the last week changes nothing that was known in any week, and the week after the data alone.
        OfferWeeks later = run(engine, returning(), panel(List.of(0, 2, 5), List.of(1, 5), List.of(5)));
        for (String name : List.of("active_share", "weeks_since_active", "active_2_weeks_ago", "active_1w")) {
            double[] before = weeks.features().get(name);
            double[] after = later.features().get(name);
            assertThat(Arrays.copyOf(after, 18)).as(name).isEqualTo(Arrays.copyOf(before, 18));
        }
        assertThat(Arrays.copyOfRange(later.features().get("weeks_since_active"), 18, 21))
                .containsExactly(1, 1, 1);
    }

    private static Offers returning() {
        return new Offers(
                "Offers",
                "net",
                "offer",
                "none",
                "propensity",
                "gone",
                null,
                List.of(),
                new Offers.Features(List.of("active"), List.of(1), null, "active"),
                List.of("s"),
                List.of("linear"));
    }

    /** Six weeks of three users who were active in these. */
    private static RowsTable panel(List<Integer> a, List<Integer> b, List<Integer> c) {
        RowsTable weeks = new RowsTable(
                "behavior_weekly",
                text("user_id"),
                integer("week"),
                timestamp("week_start"),
                integer("active"),
                number("gross"),
                number("cost"),
                number("loss"),
                text("offer"),
                number("propensity"),
                integer("gone"));
        Map<String, List<Integer>> active = new TreeMap<>(Map.of("a", a, "b", b, "c", c));
        active.forEach((user, own) -> {
            for (int w = 0; w < 6; w++) {
                String offer = w % 2 == 0 ? "none" : "bonus";
                long was = own.contains(w) ? 1 : 0;
                weeks.row(user, (long) w, WeekTables.FIRST + w * WeekTables.WEEK, was, 1.0, 0.0, 0.0, offer, 0.5, 0L);
            }
        });
        return weeks;
    }
}
