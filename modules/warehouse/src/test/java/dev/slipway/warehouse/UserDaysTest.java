package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.FunnelSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days, active users, cohorts, weeks and funnels of a handful of users, worked out by hand. */
class UserDaysTest {
    @TempDir
    Path folder;

    @Test
    void daysAreThoseOfTheTimeZoneAlsoWhenTheClockChanges() {
        EngagementCase study = new EngagementCase(folder)
                .in("Europe/Berlin")
                .unit("a", "control", "2026-03-28T22:59:59Z")
                .event("a", "view", "2026-03-28T22:59:59Z") // 23:59:59 in winter
                .event("a", "view", "2026-03-28T23:00:00Z") // midnight
                .event("a", "view", "2026-03-29T21:59:59Z") // 23:59:59 in summer, of a day of 23 hours
                .event("a", "buy", "2026-03-29T22:00:00Z");
        EngagementData data = study.run();
        assertThat(study.ask("select active_on, events, exposed_events, sessions, n_buy from marts.daily_user_metrics"
                        + " order by active_on"))
                .containsExactly("2026-03-28 1 1 1 0", "2026-03-29 2 2 1 0", "2026-03-30 1 1 0 1");
        // Observation ends with the 29th in UTC, two hours into the 30th in Berlin.
        assertThat(study.ask("select first_on, last_on, last_full_on from marts.observation"))
                .containsExactly("2026-03-28 2026-03-30 2026-03-29");
        assertThat(data.population().firstDay())
                .isEqualTo(LocalDate.of(2026, 3, 28).toEpochDay());
        assertThat(data.retention().total(false, 0, 1)).containsExactly(1, 1);
        // On the rolling clock the second day has one event and is not over.
        assertThat(data.retention().total(true, 0, 0)).containsExactly(1, 1);
        assertThat(data.retention().total(true, 0, 1)).containsExactly(0, 0);
    }

    @Test
    void weeksAndMonthsOfActiveUsersAreExactAtTheirEdges() {
        EngagementCase study = new EngagementCase(folder)
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .unit("b", "treatment", "2020-11-02T10:00:00Z")
                .user("c")
                .event("a", "view", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-09T10:00:00Z")
                .event("b", "view", "2020-11-02T09:00:00Z")
                .event("b", "view", "2020-11-03T10:00:00Z")
                .event("c", "view", "2020-11-30T10:00:00Z")
                .event("stranger", "view", "2020-11-30T11:00:00Z");
        EngagementData data = study.run();
        PopulationData.Series everyone = data.population().series().getFirst();
        assertThat(everyone.days()).isEqualTo(29);
        assertThat(everyone.daily()).startsWith(2, 1, 0).endsWith(0, 1);
        // b leaves on the 10th, seven days after the 3rd; a comes again on the 9th and leaves on the 16th
        assertThat(everyone.weekly())
                .startsWith(2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 0)
                .endsWith(0, 1);
        // the 30th is day 28: the 2nd has left the month, b's 3rd has not
        assertThat(everyone.monthly()[27]).isEqualTo(2);
        assertThat(everyone.monthly()[28]).isEqualTo(3);
        assertThat(everyone.newUsers()).startsWith(2, 0).endsWith(1);
        PopulationData.Series treatment = data.population().series().get(2);
        assertThat(treatment.variant()).isEqualTo("treatment");
        // before exposure nothing counts
        assertThat(treatment.daily()).startsWith(0, 1, 0);
        assertThat(treatment.weekly()).startsWith(0, 1, 1, 1, 1, 1, 1, 1, 0);
        assertThat(treatment.newUsers()).startsWith(1, 0);
        assertThat(study.tests().warnings())
                .extracting(ExperimentData.TestWarning::column)
                .containsExactly("user_no");
    }

    @Test
    void weeksCountFromTheFirstDayAndAdoptionHasItsWeek() {
        EngagementCase study = new EngagementCase(folder)
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .unit("b", "treatment", "2020-11-02T10:00:00Z")
                .user("c")
                .event("c", "view", "2020-11-01T10:00:00Z")
                .event("a", "buy", EngagementCase.at("2020-11-08T23:59:59Z"), 1.25)
                .event("a", "view", "2020-11-09T00:00:00Z")
                .event("a", "view", "2020-11-09T00:10:00Z")
                .event("b", "view", "2020-11-15T00:00:00Z")
                .adopts("c", "2020-11-09T00:00:00Z");
        UnitWeeks weeks = Objects.requireNonNull(study.run().weeks());
        assertThat(weeks.userIds()).containsExactly("c", "a", "b");
        assertThat(weeks.variant()).containsExactly(-1, 0, 1);
        assertThat(weeks.firstWeek()).isEqualTo(-1);
        assertThat(weeks.weeks()).isEqualTo(3);
        assertThat(weeks.fullWeeks()).isEqualTo(3);
        assertThat(weeks.events()).containsExactly(1, 0, 0, 0, 1, 2, 0, 0, 1);
        assertThat(weeks.sessions()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(weeks.counts().get("buy")).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(weeks.revenue()[4]).isEqualTo(1.25);
        assertThat(weeks.adoptedWeek()).containsExactly(2, UnitWeeks.NEVER, UnitWeeks.NEVER);
        assertThat(weeks.active(0, 0)).isTrue();
        assertThat(Objects.requireNonNull(weeks.numbers().get("age"))).containsExactly(30, 30, 30);
        assertThat(study.ask("select lower(cast(has_adopted as varchar)) from marts.unit_weeks where user_no < 0"))
                .containsExactly("false");
    }

    @Test
    void adoptersWhomNobodyKnowsAreCounted() {
        EngagementCase study = new EngagementCase(folder)
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-02T10:00:00Z")
                .adopts("a", "2020-11-02T12:00:00Z")
                .adopts("stranger", "2020-11-02T12:00:00Z")
                .adopts("stranger", "2020-11-02T13:00:00Z")
                .adopts("A", "2020-11-02T12:00:00Z");
        EngagementData data = study.run();

        assertThat(Objects.requireNonNull(data.weeks()).users()).isEqualTo(1);
        assertThat(study.tests().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.test()).isEqualTo("rollout_users_are_known");
            assertThat(warning.rows()).isEqualTo(2);
            assertThat(warning.detail()).contains("user_id = A", "user_id = stranger");
        });
    }

    @Test
    void aFunnelLosesNoConversionWhenItsFirstStepRepeats() {
        EngagementCase study = new EngagementCase(folder)
                .funnel(new FunnelSpec(
                        List.of(List.of("view"), List.of("cart", "wish"), List.of("buy")),
                        Duration.ofHours(2),
                        FunnelSpec.Order.IN_ORDER))
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .event("a", "cart", "2020-11-02T10:00:05Z")
                .event("a", "view", "2020-11-02T10:00:10Z")
                .event("a", "search", "2020-11-02T10:00:20Z")
                .event("a", "view", "2020-11-02T10:00:30Z")
                .event("a", "wish", "2020-11-02T10:00:40Z")
                .event("a", "buy", "2020-11-02T10:00:50Z")
                // b: the window is half-open
                .unit("b", "treatment", "2020-11-02T10:00:00Z")
                .event("b", "view", "2020-11-02T10:00:00Z")
                .event("b", "cart", "2020-11-02T11:59:59.999Z")
                .event("b", "buy", "2020-11-02T12:00:00Z")
                // late: its window is not over
                .unit("late", "treatment", "2020-11-02T22:00:01Z")
                .event("late", "view", "2020-11-02T22:00:01Z");
        study.run();
        assertThat(study.ask("select order_rule, unit_no, lower(cast(mature as varchar)), second_1, second_2, second_3"
                        + " from marts.int_funnel_times order by order_rule, unit_no"))
                .containsExactly(
                        "any 1 true 10 10 50",
                        "any 2 true 0 7199 -",
                        "any 3 false 0 - -",
                        "in_order 1 true 10 40 50",
                        "in_order 2 true 0 7199 -",
                        "in_order 3 false 0 - -",
                        "strict 1 true 10 40 50",
                        "strict 2 true 0 7199 -",
                        "strict 3 false 0 - -");
        assertThat(study.ask("select variant, step_no, step, units, immature, reached from marts.funnel_metrics"
                        + " where order_rule = 'in_order' order by variant, step_no"))
                .containsExactly(
                        "control 0 exposed 1 0 1",
                        "control 1 view 1 0 1",
                        "control 2 cart or wish 1 0 1",
                        "control 3 buy 1 0 1",
                        "treatment 0 exposed 1 1 1",
                        "treatment 1 view 1 1 1",
                        "treatment 2 cart or wish 1 1 1",
                        "treatment 3 buy 1 1 0");
    }

    @Test
    void metricsAddUpDayByDay() {
        EngagementCase study = new EngagementCase(folder)
                .unit("a", "control", "2020-11-02T00:00:00Z") // mature at midnight: by the end of the 2nd
                .unit("b", "control", "2020-11-02T00:00:01Z")
                .event("a", "buy", "2020-11-02T01:00:00Z")
                .event("b", "buy", "2020-11-02T01:00:00Z")
                .event("b", "buy", "2020-11-02T02:00:00Z")
                .event("b", "view", "2020-11-02T03:00:00Z")
                .event("b", "view", "2020-11-04T03:00:00Z");
        study.run();
        assertThat(study.ask("select as_of, exposed, mature, value_sum, value_squares, denominator_sum, products"
                        + " from marts.experiment_daily_metrics where metric = 'buys_per_view' order by as_of"))
                .containsExactly(
                        "2020-11-02 2 1 1.0 1.0 0.0 0.0",
                        "2020-11-03 2 2 3.0 5.0 1.0 2.0",
                        "2020-11-04 2 2 3.0 5.0 1.0 2.0");
    }
}
