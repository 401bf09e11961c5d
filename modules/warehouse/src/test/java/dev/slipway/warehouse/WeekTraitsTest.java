package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Analyses;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users' weeks were like, worked out by hand. */
class WeekTraitsTest {
    @TempDir
    Path folder;

    private static Analyses.Drift asking(String... columns) {
        return new Analyses.Drift(1, 0.1, List.of(columns));
    }

    @Test
    void aWeekHasItsDaysItsVisitsAndTheFirstDeviceOfTheTimeZone() {
        EngagementCase study = new EngagementCase(folder)
                .in("Europe/Berlin")
                .intent("buy", "buy")
                .drift(asking("device"))
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .unit("b", "treatment", "2020-11-10T10:00:00Z")
                .user("c")
                // a, first week: two days; a visit of ten minutes on the phone, then one of an event
                .on("phone", "a", "view", "2020-11-02T10:00:00Z")
                .on("desktop", "a", "view", "2020-11-02T10:10:00Z")
                .on("desktop", "a", "buy", "2020-11-08T22:59:59Z") // 23:59:59 on Sunday
                // its second week begins an hour before that of UTC; the first event does not say on what
                .on(null, "a", "view", "2020-11-08T23:00:00Z")
                .on("tablet", "a", "view", "2020-11-08T23:05:00Z")
                .on("desktop", "a", "buy", "2020-11-08T23:06:00Z")
                // b: two devices at the same moment, the first by name counts
                .on("tablet", "b", "view", "2020-11-10T10:00:00Z")
                .on("phone", "b", "buy", "2020-11-10T10:00:00Z")
                .on("phone", "c", "view", "2020-11-03T10:00:00Z");

        UnitWeeks weeks = Objects.requireNonNull(study.run().weeks());
        WeekTraits traits = Objects.requireNonNull(weeks.traits());

        assertThat(weeks.userIds()).containsExactly("c", "a", "b");
        assertThat(weeks.weeks()).isEqualTo(2);
        assertThat(traits.exposedWeek()).containsExactly(UnitWeeks.NEVER, 0, 1);
        assertThat(traits.activeDays()).containsExactly(1, 0, 2, 1, 0, 1);
        // The visit of the Sunday goes on after midnight and is the first week's, since it began there.
        assertThat(traits.visits()).containsExactly(1, 0, 2, 0, 0, 1);
        assertThat(traits.seconds()).containsExactly(0, 0, 600 + 361, 0, 0, 0);
        assertThat(texts(traits.intent())).containsExactly("view", "-", "view", "-", "-", "buy");
        assertThat(texts(Objects.requireNonNull(traits.columns().get("device"))))
                .containsExactly("phone", "-", "phone", "tablet", "-", "phone");
    }

    private static List<String> texts(ExperimentData.Category category) {
        return java.util.Arrays.stream(category.code())
                .mapToObj(code -> code < 0 ? "-" : category.levels().get(code))
                .toList();
    }

    @Test
    void withoutColumnsTheVisitsAreThere() {
        UnitWeeks weeks = Objects.requireNonNull(new EngagementCase(folder)
                .drift(asking())
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-02T10:00:00Z")
                .run()
                .weeks());

        assertThat(Objects.requireNonNull(weeks.traits()).visits()).containsExactly(1);
        assertThat(Objects.requireNonNull(weeks.traits()).columns()).isEmpty();
    }

    @Test
    void aColumnThatTheEventsDoNotHaveIsNamed() {
        EngagementCase study = new EngagementCase(folder)
                .drift(asking("amount"))
                .unit("a", "control", "2020-11-02T10:00:00Z")
                .event("a", "view", "2020-11-02T10:00:00Z");

        assertThatThrownBy(study::run)
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining(
                        "The events have no column of text amount (drift); they have user_id, event_name and"
                                + " device.");
    }
}
