package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.StudyCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Days of screens are those of the study's time zone: dates, weeks, filters, headers. */
class DaysTest {
    private static final ZoneId ISLAND = ZoneId.of("Pacific/Kiritimati"); // UTC+14, no summer time

    private static long at(String moment) {
        return Instant.parse(moment).toEpochMilli();
    }

    /** Units exposed at these moments, each with one event then; three UTC days of observation. */
    private static ExperimentData data(ZoneId zone, String... exposed) {
        int n = exposed.length;
        long[] moments = Arrays.stream(exposed).mapToLong(DaysTest::at).toArray();
        String[] ids = new String[n];
        int[] start = new int[n + 1];
        Arrays.setAll(ids, u -> "u" + u);
        Arrays.setAll(start, u -> u);
        return new ExperimentData(
                        List.of("control", "treatment"),
                        ids,
                        new int[n],
                        moments,
                        at("2026-03-28T00:00:00Z"),
                        at("2026-03-31T00:00:00Z"),
                        0,
                        Map.of(),
                        0,
                        n,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        ExperimentData.Timelines.inOrder(
                                List.of("view"), start, new short[n], new int[n], new float[n]),
                        new ExperimentData.TestSummary(0, 0))
                .with(StudyCalendar.of(zone, Arrays.stream(moments).min().orElse(0)));
    }

    @Test
    void activityIsOfTheDaysOfTheZone() {
        ExperimentData data = data(ISLAND, "2026-03-28T09:59:59Z", "2026-03-28T10:00:00Z", "2026-03-30T23:00:00Z");
        List<ActivityDay> days = ActivityCalculator.compute(data);

        assertThat(days)
                .extracting(ActivityDay::date)
                .containsExactly("2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31");
        assertThat(days).extracting(day -> day.exposed().getFirst()).containsExactly(1L, 1L, 0L, 1L);
        assertThat(days).extracting(day -> day.active().getFirst()).containsExactly(1L, 1L, 0L, 1L);
        assertThat(TrafficCalculator.compute(data, Map.of("control", .5, "treatment", .5))
                        .days())
                .extracting(TrafficCalculator.Day::date)
                .startsWith(LocalDate.of(2026, 3, 28))
                .endsWith(LocalDate.of(2026, 3, 31));
    }

    @Test
    void aFilterOfDaysTakesThoseOfTheZone() {
        ExperimentData data = data(ISLAND, "2026-03-28T09:59:59Z", "2026-03-28T10:00:00Z", "2026-03-29T10:00:00Z");
        LocalDate second = LocalDate.of(2026, 3, 29);

        assertThat(new DataFilter(null, null, second, second).apply(data).unitIds())
                .containsExactly("u1");
        assertThat(new DataFilter(null, null, second, null).apply(data).calendar())
                .isEqualTo(data.calendar());
    }

    /** In Berlin the 29th has 23 hours; the day after begins at 22:00 in UTC. */
    @Test
    void daysOfTwentyThreeHoursEndAnHourEarlier() {
        Days days = Days.of(data(ZoneId.of("Europe/Berlin"), "2026-03-28T01:00:00Z"));

        assertThat(days.startOf(1)).isEqualTo(at("2026-03-28T23:00:00Z"));
        assertThat(days.startOf(2)).isEqualTo(at("2026-03-29T22:00:00Z"));
        assertThat(days.index(at("2026-03-29T21:59:59.999Z"))).isEqualTo(1);
        assertThat(days.index(at("2026-03-29T22:00:00Z"))).isEqualTo(2);
        assertThat(days.index(at("2026-03-27T22:59:59.999Z"))).isEqualTo(-1);
        assertThat(days.count()).isEqualTo(4);
    }

    /** The quick index is the date's, on both sides of a change of the clock and outside of observation. */
    @Property(tries = 300)
    void theIndexIsThatOfTheDate(@ForAll @LongRange(min = -200, max = 400) long quarters) {
        ExperimentData data = data(ZoneId.of("Europe/Berlin"), "2026-03-28T01:00:00Z");
        Days days = Days.of(data);
        long moment = at("2026-03-28T00:00:00Z") + quarters * 900_000L;
        int index = days.index(moment);

        assertThat(days.date(index)).isEqualTo(data.calendar().day(moment));
    }

    @Test
    void elapsedDaysOfAPlanDoNotDependOnTheZone() {
        assertThat(Days.elapsed(data(ISLAND, "2026-03-28T10:00:00Z"))).isEqualTo(3);
        assertThat(Days.elapsed(data(ZoneId.of("America/Los_Angeles"), "2026-03-28T10:00:00Z")))
                .isEqualTo(3);
    }

    @Test
    void theHeaderNamesTheZone() {
        DataInfo far = Samples.info(data(ISLAND, "2026-03-28T10:00:00Z"));
        DataInfo here = Samples.info(data(java.time.ZoneOffset.UTC, "2026-03-28T10:00:00Z"));

        assertThat(List.of(String.valueOf(far.first()), String.valueOf(far.last()), String.valueOf(far.timezone())))
                .containsExactly("2026-03-29", "2026-03-31", "Pacific/Kiritimati");
        assertThat(here.timezone()).isNull();
        assertThat(here.first()).isEqualTo("2026-03-28");
    }
}
