package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DataSettings;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weeks and months of sign-up as attributes of users, where the study names them. */
class SignupCohortTest {
    private static final long SEEN = Instant.parse("2020-11-02T10:00:00Z").toEpochMilli();

    @TempDir
    Path folder;

    private static Study study(String zone, String... segments) {
        Study plain = Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "buy", Duration.ofDays(1)));
        return new Study(
                plain.title(),
                plain.question(),
                plain.source(),
                plain.experiment(),
                plain.metrics(),
                plain.decision(),
                List.of(segments),
                null,
                plain.analyses(),
                new DataSettings(ZoneId.of(zone), false, Map.of()),
                plain.memo());
    }

    private ExperimentData run(Engine engine, Study study, RowsTable users, int units) {
        RowsTable assignments =
                new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
        RowsTable events =
                new RowsTable("events", text("user_id"), text("event_name"), timestamp("event_time"), number("amount"));
        for (int i = 0; i < units; i++) {
            assignments.row("u" + i, i % 2 == 0 ? "control" : "treatment", SEEN);
            events.row("u" + i, "buy", SEEN + i, null);
        }
        try (Workspace workspace = Workspace.open(folder.resolve(engine.name()));
                RunBuild build = workspace.begin(Studies.file(study), engine)) {
            JobContext context = JobContext.unwatched();
            for (RowsTable table : List.of(users, assignments, events)) {
                build.load(table, context);
            }
            build.checkSource(study, context);
            build.buildModels(study, context);
            build.testModels(context);
            ExperimentData data = build.read(study, context);
            build.publish("{}", "SHIP", "{}");
            return data;
        }
    }

    private static RowsTable users(@Nullable String... signups) {
        RowsTable users = new RowsTable("users", text("user_id"), timestamp("signup_time"));
        for (int i = 0; i < signups.length; i++) {
            String at = signups[i];
            users.row("u" + i, at == null ? null : Instant.parse(at).toEpochMilli());
        }
        return users;
    }

    private static List<String> levels(ExperimentData data, String attribute) {
        Category category = Objects.requireNonNull(data.categories().get(attribute));
        return java.util.Arrays.stream(category.code())
                .mapToObj(code -> code < 0 ? "none" : category.levels().get(code))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void weeksBeginOnMondayAndTheLastTwelveStandAlone(Engine engine) {
        RowsTable users = users(
                "2020-11-01T23:30:00Z", // a Sunday; in Helsinki Monday
                "2020-11-01T12:00:00Z",
                "2019-12-31T23:30:00Z", // in Helsinki the new year
                "2019-12-31T12:00:00Z",
                "2019-11-30T12:00:00Z",
                null);
        ExperimentData data = run(engine, study("Europe/Helsinki", "signup_week", "signup_month"), users, 6);
        String earlier = "before 2020-08-17";
        assertThat(levels(data, "signup_week"))
                .containsExactly("2020-11-02", "2020-10-26", earlier, earlier, earlier, "none");
        assertThat(levels(data, "signup_month"))
                .containsExactly("2020-11", "2020-11", "2020-01", "2019-12", "before 2019-12", "none");
    }

    /** One year typed wrong would make everybody else "before 2098". */
    @ParameterizedTest
    @EnumSource
    void aSignUpAfterTheEndOfObservationIsInNoCohort(Engine engine) {
        RowsTable users =
                users("2020-11-02T23:59:00Z", "2020-10-12T12:00:00Z", "2099-10-12T12:00:00Z", "2020-11-03T00:00:00Z");
        ExperimentData data = run(engine, study("UTC", "signup_week", "signup_month"), users, 4);

        assertThat(levels(data, "signup_week")).containsExactly("2020-11-02", "2020-10-12", "none", "none");
        assertThat(levels(data, "signup_month")).containsExactly("2020-11", "2020-10", "none", "none");
        assertThat(data.tests().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.test()).isEqualTo("signups_are_inside_observation");
            assertThat(warning.rows()).isEqualTo(2);
            assertThat(warning.detail()).contains("user_id = u2, signed_up_at = 2099-10-12");
        });
    }

    @Test
    void withoutMomentsOfSignupItSaysSo() {
        RowsTable users = new RowsTable("users", text("user_id"), text("country")).row("u0", "DE");
        assertThatThrownBy(() -> run(Engine.H2, study("UTC", "signup_month"), users, 2))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("The cohorts signup_month are made of the moments in signup_time,"
                        + " and the users have no such column of dates and times.");
    }
}
