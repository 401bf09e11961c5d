package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Offers;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known before each week, what the week brought and what was planted. Worked out by hand. */
class OfferWeeksTest {
    @TempDir
    Path folder = Path.of("");

    private OfferWeeks run(Engine engine, Offers offers, RowsTable... tables) {
        return new OfferWeeksCase(folder).run(engine, OfferWeeksCase.study(offers), tables);
    }

    private static RowsTable weeks() {
        RowsTable weeks = new RowsTable(
                "behavior_weekly",
                text("user_id"),
                integer("week"),
                timestamp("week_start"),
                integer("active"),
                number("gross"),
                number("loss"),
                number("cost"),
                number("deposits"),
                number("bonus_cost"),
                text("offer"),
                number("propensity"),
                integer("gone"));
        row(weeks, "a", 0, 10.5, 1, 0, 4, 0, "none", 0.5, 0);
        row(weeks, "a", 1, 20.25, 0, 2, 8, 2, "bonus", 0.25, 0);
        row(weeks, "a", 2, 30, 0, 0, 0, 0, "none", 0.75, 0);
        row(weeks, "b", 0, 5, 0, 0, 0, 1, "bonus", 0.1, 0);
        row(weeks, "b", 1, 6, 0, 0, 0, 0, "none", 0.9, 1);
        row(weeks, "b", 2, 0, 0, 0, 0, 0, "none", 1, 0);
        row(weeks, "c", 0, 7, 0, 0, 0, 0, "none", 1, 0);
        row(weeks, "c", 1, 8, 0, 0, 0, 0, "none", 1, 0);
        row(weeks, "c", 2, 9, 0, 0, 0, 0, "none", 1, 0);
        return weeks;
    }

    private static void row(
            RowsTable weeks,
            String user,
            int week,
            double gross,
            double loss,
            double cost,
            double deposits,
            double bonus,
            String offer,
            double propensity,
            long gone) {
        weeks.row(
                user,
                (long) week,
                WeekTables.FIRST + week * WeekTables.WEEK,
                1L,
                gross,
                loss,
                cost,
                deposits,
                bonus,
                offer,
                propensity,
                gone);
    }

    @ParameterizedTest
    @EnumSource
    void featuresEndBeforeTheWeekAndSumsAreOfIt(Engine engine) {
        OfferWeeks weeks = run(engine, OfferWeeksCase.offers("none", "gone"), weeks());

        // c's offers were no draw, and after b left nothing is drawn; who is still here gets a row for the week after
        // the data.
        assertThat(weeks.rounds()).isEqualTo(5);
        assertThat(weeks.unit()).containsExactly(0, 0, 0, 1, 1, 0, 2);
        assertThat(weeks.week()).containsExactly(0, 1, 2, 0, 1, 3, 3);
        assertThat(weeks.offers()).containsExactly("bonus", "none");
        assertThat(weeks.offer()).containsExactly(1, 0, 1, 0, 1);
        assertThat(weeks.propensity()).containsExactly(0.5, 0.25, 0.75, 0.1, 0.9);
        assertThat(weeks.sum("worth")).containsExactly(10.5, 18.25, 30, 5, 6);
        assertThat(weeks.sum("part_1")).containsExactly(10.5, 20.25, 30, 5, 6);
        assertThat(weeks.sum("part_2")).containsExactly(0, 2, 0, 0, 0);
        assertThat(weeks.sum("cost")).containsExactly(0, 2, 0, 0, 0);
        assertThat(weeks.sum("above_1")).containsExactly(1, 0, 0, 0, 0);
        assertThat(weeks.sum("below_1")).containsExactly(10.5, 20.25, 30, 5, 6);
        assertThat(weeks.sum("above_2")).as("whether anything was paid").containsExactly(0, 1, 0, 0, 0);
        assertThat(weeks.features())
                .containsOnlyKeys(
                        "weeks_before",
                        "gross_1w",
                        "deposits_1w",
                        "bonus_cost_1w",
                        "gross_2w",
                        "deposits_2w",
                        "bonus_cost_2w",
                        "bonus_to_deposit");
        assertThat(weeks.features().get("weeks_before")).containsExactly(0, 1, 2, 0, 1, 3, 3);
        assertThat(weeks.features().get("gross_1w")).containsExactly(0, 10.5, 20.25, 0, 5, 30, 9);
        assertThat(weeks.features().get("gross_2w")).containsExactly(0, 10.5, 30.75, 0, 5, 50.25, 17);
        assertThat(weeks.features().get("bonus_to_deposit"))
                .containsExactly(Double.NaN, 0, 2 / 12.0, Double.NaN, Double.NaN, 0.25, Double.NaN);
        assertThat(weeks.truth()).isNull();
        assertThat(weeks.share()).isEqualTo(1);
    }

    @Test
    void whatAWorldPlantedIsReadByUserAndOffer() {
        RowsTable truth = new RowsTable(
                "offer_truth", text("user_id"), text("offer"), number("gross"), number("loss"), number("cost"));
        for (String user : List.of("a", "b", "c", "outside")) {
            truth.row(user, "none", 10.0, 1.0, 0.0).row(user, "bonus", user.equals("b") ? 20.0 : 11.0, 1.5, 3.0);
        }

        OfferWeeks weeks = run(Engine.H2, OfferWeeksCase.offers("none", "gone"), weeks(), truth);

        OfferWeeks.OfferTruth planted = Objects.requireNonNull(weeks.truth());
        assertThat(planted.of("worth")).containsExactly(8, 10, 17, 10, 8, 10);
        assertThat(planted.of("above_1")).containsExactly(1.5, 1, 1.5, 1, 1.5, 1);
        assertThat(planted.has("above_2")).as("how often is not said").isFalse();
    }

    @Test
    void aPlantedProbabilityIsReadWhereTheWorldTellsIt() {
        RowsTable truth = new RowsTable(
                "offer_truth",
                text("user_id"),
                text("offer"),
                number("gross"),
                number("loss"),
                number("cost"),
                number("any_cost"));
        for (String user : List.of("a", "b", "c")) {
            truth.row(user, "none", 10.0, 1.0, 0.0, 0.0).row(user, "bonus", 11.0, 1.5, 3.0, 0.25);
        }

        OfferWeeks weeks = run(Engine.H2, OfferWeeksCase.offers("none", "gone"), weeks(), truth);

        assertThat(Objects.requireNonNull(weeks.truth()).of("above_2")).containsExactly(0.25, 0, 0.25, 0, 0.25, 0);
    }

    @Test
    void whatTheWeeksDoNotHaveIsNamed() {
        assertThatThrownBy(() -> run(Engine.H2, OfferWeeksCase.offers("nothing", "gone"), weeks()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("No week has the offer “nothing”; there are bonus and none.");
        assertThatThrownBy(() -> run(Engine.H2, OfferWeeksCase.offers("none", "goen"), weeks()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("The weeks have no column of numbers “goen” (offers).");
        RowsTable impossible = weeks();
        row(impossible, "a", 3, 7, 0, 0, 0, 0, "none", 0, 0);
        assertThatThrownBy(() -> new OfferWeeksCase(folder)
                        .run(Engine.H2, OfferWeeksCase.study(OfferWeeksCase.offers("none", "gone")), impossible))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("has 0, which is no probability of an offer that was made");
    }
}
