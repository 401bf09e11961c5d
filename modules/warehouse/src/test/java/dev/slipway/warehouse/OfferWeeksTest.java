package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known before each week, and what the week brought. Worked out by hand. */
class OfferWeeksTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final long FIRST =
            START.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private static final long WEEK = 7 * 86_400_000L;
    private static final double[] ACTIVE = {0, 0, 1, 1, Double.NaN};

    @TempDir
    Path folder = Path.of("");

    private static Study study(Offers offers) {
        return Studies.study(
                        new Source.Simulate("growth", 4, 21, 1, START, Map.of(), Map.of()),
                        Map.of("control", 0.5, "treatment", 0.5),
                        Studies.metric("net", MetricKind.RATIO, null, "active", "gross - cost", null, null),
                        Studies.metric("loss_rate", MetricKind.RATIO, null, "gross", "loss", null, null))
                .with(Analyses.DEFAULT.withOffers(offers));
    }

    private static Offers offers(String none, String left) {
        return new Offers(
                "Offers",
                "net",
                "offer",
                none,
                "propensity",
                left,
                new Offers.Budget("cost", 1),
                List.of("loss_rate"),
                new Offers.Features(List.of("gross", "deposits", "bonus_cost"), List.of(1, 2), null),
                List.of("s"),
                List.of("linear"));
    }

    private static RowsTable met(String table, String moment) {
        return new RowsTable(table, text("user_id"), text("experiment"), text("variant"), timestamp(moment))
                .row("a", "small", "control", FIRST)
                .row("b", "small", "control", FIRST)
                .row("c", "small", "treatment", FIRST);
    }

    private static RowsTable users() {
        return new RowsTable("users", text("user_id"), text("country"))
                .row("a", "DE")
                .row("b", "FR")
                .row("c", "DE");
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
                FIRST + week * WEEK,
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

    private OfferWeeks run(Engine engine, Study study, RowsTable... more) {
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            JobContext context = JobContext.unwatched();
            List<RowsTable> tables = new ArrayList<>(
                    List.of(users(), met("assignments", "assigned_at"), met("exposures", "exposed_at")));
            tables.addAll(List.of(more));
            if (tables.stream().noneMatch(table -> table.schema().name().equals("behavior_weekly"))) {
                tables.add(weeks());
            }
            tables.forEach(table -> build.load(table, context));
            build.checkSource(study, context);
            build.buildModels(study, context);
            build.testModels(context);
            OfferWeeks read =
                    Objects.requireNonNull(build.readAll(study, true, context).offers());
            build.publish("{}", "SHIP", "{}");
            OfferWeeks again = Objects.requireNonNull(workspace.readOffers(build.number(), study, context));
            assertThat(again.unit()).isEqualTo(read.unit());
            return read;
        }
    }

    @ParameterizedTest
    @EnumSource
    void featuresEndBeforeTheWeekAndSumsAreOfIt(Engine engine) {
        OfferWeeks weeks = run(engine, study(offers("none", "gone")));

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
                        FIRST + w * WEEK,
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

        OfferWeeks h2 = run(Engine.H2, study(offers), weeks);
        OfferWeeks duckdb = run(Engine.DUCKDB, study(offers), weeks);

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

    /**
     * How users came back, known before each week. a was active in weeks 0 and 2 of 0 to 5, b only in week 1, c never: the lists below
     * are worked out from that. What a week itself holds must not show in its own row, nor in any before it.
     */
    @ParameterizedTest
    @EnumSource
    void retentionIsThatOfTheWeeksBefore(Engine engine) {
        OfferWeeks weeks = run(engine, study(returning()), panel(List.of(0, 2), List.of(1), List.of()));

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
        OfferWeeks later = run(engine, study(returning()), panel(List.of(0, 2, 5), List.of(1, 5), List.of(5)));
        for (String name : List.of("active_share", "weeks_since_active", "active_2_weeks_ago", "active_1w")) {
            double[] before = weeks.features().get(name);
            double[] after = later.features().get(name);
            assertThat(java.util.Arrays.copyOf(after, 18)).as(name).isEqualTo(java.util.Arrays.copyOf(before, 18));
        }
        assertThat(java.util.Arrays.copyOfRange(later.features().get("weeks_since_active"), 18, 21))
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
        Map<String, List<Integer>> active = new java.util.TreeMap<>(Map.of("a", a, "b", b, "c", c));
        active.forEach((user, own) -> {
            for (int w = 0; w < 6; w++) {
                String offer = w % 2 == 0 ? "none" : "bonus";
                long was = own.contains(w) ? 1 : 0;
                weeks.row(user, (long) w, FIRST + w * WEEK, was, 1.0, 0.0, 0.0, offer, 0.5, 0L);
            }
        });
        return weeks;
    }

    @Test
    void whatAWorldPlantedIsReadByUserAndOffer() {
        RowsTable truth = new RowsTable(
                "offer_truth", text("user_id"), text("offer"), number("gross"), number("loss"), number("cost"));
        for (String user : List.of("a", "b", "c", "outside")) {
            truth.row(user, "none", 10.0, 1.0, 0.0).row(user, "bonus", user.equals("b") ? 20.0 : 11.0, 1.5, 3.0);
        }

        OfferWeeks weeks = run(Engine.H2, study(offers("none", "gone")), truth);

        OfferWeeks.OfferTruth planted = Objects.requireNonNull(weeks.truth());
        assertThat(planted.of("worth")).containsExactly(8, 10, 17, 10, 8, 10);
        assertThat(planted.of("above_1")).containsExactly(1.5, 1, 1.5, 1, 1.5, 1);
    }

    @Test
    void whatTheWeeksDoNotHaveIsNamed() {
        assertThatThrownBy(() -> run(Engine.H2, study(offers("nothing", "gone"))))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("No week has the offer “nothing”; there are bonus and none.");
        assertThatThrownBy(() -> run(Engine.H2, study(offers("none", "goen"))))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("The weeks have no column of numbers “goen” (offers).");
    }
}
