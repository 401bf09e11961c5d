package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cohorts that begin with the first activity of all known users, worked out by hand on both engines. Observation ends at midnight after
 * the 5th.
 */
class FirstActivityTest {
    @TempDir
    Path folder;

    /**
     * a came 13 hours before exposure: its first day of 24 hours ends on the 3rd at 22:00, its fourth is not over. b comes back after 24
     * hours to the millisecond. c is outside of the experiment.
     */
    private EngagementCase users(Engine engine) {
        return new EngagementCase(folder.resolve(engine.key()))
                .by(engine)
                .variable("cohort", "first_activity")
                .unit("a", "control", "2020-11-03T11:00:00Z")
                .event("a", "view", "2020-11-02T22:00:00Z")
                .event("a", "view", "2020-11-03T21:00:00Z")
                .event("a", "view", "2020-11-05T23:00:00Z")
                .unit("b", "treatment", "2020-11-02T12:00:00Z")
                .event("b", "view", "2020-11-02T12:00:00Z")
                .event("b", "view", "2020-11-03T12:00:00Z")
                .user("c")
                .event("c", "view", "2020-11-03T08:00:00Z")
                .event("c", "view", "2020-11-04T09:00:00Z");
    }

    private static List<String> cells(EngagementCase study) {
        return study.ask("select clock, cohort_on, variant, day_number, users, mature_users, returned,"
                + " lower(cast(mature as varchar)) from marts.retention_cohorts"
                + " order by clock, cohort_on, variant, day_number");
    }

    private static final List<String> CALENDAR = List.of(
            "calendar 2020-11-02 control 0 1 1 1 true",
            "calendar 2020-11-02 control 1 1 1 1 true",
            "calendar 2020-11-02 control 2 1 1 0 true",
            "calendar 2020-11-02 control 3 1 1 1 true",
            "calendar 2020-11-02 treatment 0 1 1 1 true",
            "calendar 2020-11-02 treatment 1 1 1 1 true",
            "calendar 2020-11-02 treatment 2 1 1 0 true",
            "calendar 2020-11-02 treatment 3 1 1 0 true",
            "calendar 2020-11-03 - 0 1 1 1 true",
            "calendar 2020-11-03 - 1 1 1 1 true",
            "calendar 2020-11-03 - 2 1 1 0 true");

    private static final List<String> ROLLING = List.of(
            "rolling 2020-11-02 control 0 1 1 1 true",
            "rolling 2020-11-02 control 1 1 1 0 true",
            "rolling 2020-11-02 control 2 1 1 0 true",
            "rolling 2020-11-02 control 3 1 0 0 false",
            "rolling 2020-11-02 treatment 0 1 1 1 true",
            "rolling 2020-11-02 treatment 1 1 1 1 true",
            "rolling 2020-11-02 treatment 2 1 1 0 true",
            "rolling 2020-11-02 treatment 3 1 0 0 false",
            "rolling 2020-11-03 - 0 1 1 1 true",
            "rolling 2020-11-03 - 1 1 1 1 true",
            "rolling 2020-11-03 - 2 1 0 0 false");

    private void asWorkedOut(Engine engine) {
        EngagementCase study = users(engine);
        EngagementData data = study.run();

        assertThat(cells(study))
                .isEqualTo(Stream.concat(CALENDAR.stream(), ROLLING.stream()).toList());
        assertThat(data.retention().total(false, 0, 3)).containsExactly(1, 1);
        assertThat(data.retention().total(true, 0, 1)).containsExactly(1, 0);
        assertThat(data.retention().total(true, 1, 1)).containsExactly(1, 1);
        assertThat(study.tests().passed()).isEqualTo(study.tests().total());
    }

    @Test
    void onH2() {
        asWorkedOut(Engine.H2);
    }

    @Test
    void onDuckDb() {
        asWorkedOut(Engine.DUCKDB);
    }

    /** In Auckland, 13 hours ahead, a's first day is the 3rd and b's too; the 6th has begun there and is not over. */
    @Test
    void theDaysOfACohortAreThoseOfTheTimeZone() {
        List<String> expected = List.of(
                "calendar 2020-11-03 control 0 1 1 1 true",
                "calendar 2020-11-03 control 1 1 1 1 true",
                "calendar 2020-11-03 control 2 1 1 0 true",
                "calendar 2020-11-03 control 3 1 0 0 false",
                "calendar 2020-11-03 treatment 0 1 1 1 true",
                "calendar 2020-11-03 treatment 1 1 1 1 true",
                "calendar 2020-11-03 treatment 2 1 1 0 true",
                "calendar 2020-11-03 treatment 3 1 0 0 false",
                "calendar 2020-11-03 - 0 1 1 1 true",
                "calendar 2020-11-03 - 1 1 1 1 true",
                "calendar 2020-11-03 - 2 1 1 0 true",
                "calendar 2020-11-03 - 3 1 0 0 false");
        for (Engine engine : Engine.values()) {
            EngagementCase study = users(engine).in("Pacific/Auckland");
            study.run();

            assertThat(cells(study))
                    .as("%s", engine)
                    .filteredOn(cell -> cell.startsWith("calendar"))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
