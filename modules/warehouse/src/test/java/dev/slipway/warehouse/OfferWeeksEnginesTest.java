package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Offers;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weeks of offers are the same on every engine. */
class OfferWeeksEnginesTest {
    private static final double[] ACTIVE = {0, 0, 1, 1, Double.NaN};

    @TempDir
    Path folder = Path.of("");

    private OfferWeeks run(Engine engine, Offers offers, RowsTable... tables) {
        return new OfferWeeksCase(folder).run(engine, OfferWeeksCase.study(offers), tables);
    }

    /** H2 fills the table by a pass, DuckDB by the model's SQL: the same to the last bit, with missing values and windows of any length. */
    @Test
    void bothEnginesSayTheSame() {
        Offers offers = new Offers(
                "Offers",
                "net",
                "offer",
                "none",
                "propensity",
                "gone",
                null,
                List.of(),
                new Offers.Features(
                        List.of("gross", "deposits", "transactions", "bonus_cost"), List.of(1, 3, 12), null, "active"),
                List.of("s"),
                List.of("linear"));
        RowsTable weeks = new RowsTable(
                "behavior_weekly",
                text("user_id"),
                integer("week"),
                timestamp("week_start"),
                number("active"),
                number("gross"),
                number("cost"),
                number("loss"),
                number("deposits"),
                number("transactions"),
                number("bonus_cost"),
                text("offer"),
                number("propensity"),
                integer("gone"));
        SplittableRandom random = new SplittableRandom(5);
        for (String user : List.of("a", "b")) {
            for (int w = 0; w < 30; w++) {
                weeks.row(
                        user,
                        (long) w,
                        WeekTables.FIRST + w * WeekTables.WEEK,
                        ACTIVE[random.nextInt(ACTIVE.length)],
                        random.nextInt(10) == 0 ? Double.NaN : 100 * random.nextDouble(),
                        random.nextDouble(),
                        0.0,
                        -5 * random.nextDouble(),
                        random.nextInt(3) * 1.0,
                        random.nextDouble() / 3,
                        random.nextBoolean() ? "none" : "bonus",
                        0.5,
                        user.equals("b") && w == 20 ? 1L : 0L);
            }
        }

        OfferWeeks h2 = run(Engine.H2, offers, weeks);
        OfferWeeks duckdb = run(Engine.DUCKDB, offers, weeks);

        assertThat(h2.rounds()).isEqualTo(30 + 21);
        assertThat(h2.week()).isEqualTo(duckdb.week());
        assertThat(h2.unit()).isEqualTo(duckdb.unit());
        assertThat(h2.features().keySet())
                .isEqualTo(duckdb.features().keySet())
                .contains("velocity", "gross_12w", "active_share");
        h2.features()
                .forEach((name, values) ->
                        assertThat(values).as(name).isEqualTo(duckdb.features().get(name)));
        h2.sums().forEach((name, values) -> assertThat(values).as(name).isEqualTo(duckdb.sum(name)));
    }
}
