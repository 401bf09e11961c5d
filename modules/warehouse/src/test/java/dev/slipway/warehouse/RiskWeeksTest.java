package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.marts.OfferVars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known before each week of losses that become known late. Worked out by hand; no offers are asked about. */
class RiskWeeksTest {
    @TempDir
    Path folder = Path.of("");

    private static Risk risk(String name, String outcome, int delay, List<Integer> windows) {
        return new Risk(
                name,
                name,
                outcome,
                1,
                delay,
                1,
                1,
                1,
                "gone",
                new Offers.Features(null, windows, null),
                List.of("linear"),
                1);
    }

    private static Study study() {
        return Studies.study(
                        new Source.Simulate("growth", 2, 35, 1, WeekTables.START, Map.of(), Map.of()),
                        Map.of("control", 0.5, "treatment", 0.5),
                        Studies.metric("net", MetricKind.RATIO, null, "active", "gross - loss", null, null))
                .with(Analyses.DEFAULT.withRisks(List.of(
                        risk("fraud", "loss", 1, List.of(1, 2)), risk("any", "loss + abuse", 2, List.of(1, 3)))));
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
                number("abuse"),
                number("transactions"),
                integer("gone"));
        double[][] a = {{10, 1.5, 0, 4}, {11, 0, 2, 2}, {12, 3.25, 0, 0}, {13, 0, 0, 1}, {14, 0, 7, 3}};
        for (int w = 0; w < a.length; w++) {
            weeks.row(
                    "a", (long) w, WeekTables.FIRST + w * WeekTables.WEEK, 1L, a[w][0], a[w][1], a[w][2], a[w][3], 0L);
            weeks.row(
                    "b",
                    (long) w,
                    WeekTables.FIRST + w * WeekTables.WEEK,
                    1L,
                    1.0,
                    w == 1 ? 9.0 : 0.0,
                    0.0,
                    0.0,
                    w == 1 ? 1L : 0L);
        }
        return weeks;
    }

    /** Who is offered something is chosen when the week begins, and no earlier loss is known by then but as far as its delay is over. */
    @Test
    void offersKnowOfLossesWhatIsKnownInTime() {
        Offers offers = new Offers(
                "Offers",
                "net",
                "offer",
                "none",
                "propensity",
                "gone",
                null,
                List.of(),
                new Offers.Features(null, List.of(1, 4), null),
                List.of("s"),
                List.of("linear"));
        Study asked = study().with(study().analyses().withOffers(offers));
        assertThat(OfferVars.features(asked, Map.of("behavior_weekly", weeks().schema())))
                .contains("gross_1w", "gross_4w", "known_fraud", "known_any")
                .noneMatch(name -> name.startsWith("loss") || name.startsWith("abuse"));
    }

    @ParameterizedTest
    @EnumSource
    void lossesAreKnownOnlyAfterTheirDelay(Engine engine) {
        RowsTable truth = new RowsTable("offer_truth", text("user_id"), text("offer"), number("loss"), number("abuse"))
                .row("a", "none", 1.0, 0.0)
                .row("a", "bonus", 2.0, 4.0)
                .row("b", "none", 0.0, 0.0)
                .row("b", "bonus", 0.0, 0.0);
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study()), engine)) {
            JobContext context = JobContext.unwatched();
            WeekTables.users("a", "b").forEach(table -> build.load(table, context));
            build.load(weeks(), context);
            build.load(truth, context);
            build.checkSource(study(), context);
            build.buildModels(study(), context);
            build.testModels(context);
            RunData read = build.readAll(study(), true, context);
            assertThat(read.offers()).isNull();
            check(Objects.requireNonNull(read.risks()));
            assertThat(build.profiles(100, context).get("users"))
                    .satisfies(profile ->
                            assertThat(Objects.requireNonNull(profile).rows()).isEqualTo(2));
            assertThat(Objects.requireNonNull(build.profiles(1, context).get("users"))
                            .every())
                    .isZero();
        }
    }

    private static void check(RiskWeeks weeks) {
        // b left in the second week; only a is here in the week after the data.
        assertThat(weeks.log()).isEqualTo(7);
        assertThat(weeks.weeks()).isEqualTo(5);
        assertThat(weeks.unit()).containsExactly(0, 0, 0, 0, 0, 1, 1, 0);
        assertThat(weeks.week()).containsExactly(0, 1, 2, 3, 4, 0, 1, 5);
        assertThat(weeks.lost("fraud")).startsWith(1.5, 0, 3.25, 0, 0, 0, 9);
        assertThat(weeks.lost("any")).startsWith(1.5, 2, 3.25, 0, 7, 0, 9);
        // A week's loss is known one week after its end, that of both columns two weeks after.
        assertThat(weeks.feature("known_fraud")).containsExactly(0, 0, 1.5, 1.5, 4.75, 0, 0, 4.75);
        assertThat(weeks.feature("known_any")).containsExactly(0, 0, 0, 1.5, 3.5, 0, 0, 6.75);
        assertThat(weeks.feature("gross_2w")).containsExactly(0, 10, 21, 23, 25, 0, 1, 27);
        assertThat(weeks.feature("velocity")[2]).isEqualTo(2 / 6.0);
        assertThat(weeks.feature("velocity_1w_3w")[3]).isEqualTo(0.0);
        assertThat(weeks.names().get("fraud"))
                .contains("weeks_before", "gross_1w", "gross_2w", "velocity", "known_fraud", "known_any")
                .doesNotContain("loss_1w", "loss_2w", "abuse_1w", "gross_3w", "velocity_1w_3w");
        assertThat(weeks.names().get("any"))
                .contains("gross_3w", "velocity_1w_3w")
                .doesNotContain("velocity");
        assertThat(weeks.planted()).containsOnlyKeys("fraud", "any");
        assertThat(Objects.requireNonNull(weeks.planted()).get("fraud")).containsExactly(1.5, 0);
        assertThat(weeks.planted().get("any")).containsExactly(3.5, 0);
    }
}
