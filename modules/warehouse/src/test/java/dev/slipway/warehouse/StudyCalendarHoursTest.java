package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyCalendarHoursTest {
    private static final long MARCH = Instant.parse("2026-03-20T00:00:00Z").toEpochMilli();

    /** With and without a change of the clock in between, and offsets of half hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "+05:45"})
    void hoursOfManyMomentsAreThoseOfEach(String zone) {
        for (long span : new long[] {3 * 86_400_000L, 40 * 86_400_000L}) {
            long[] moments = new long[500];
            Arrays.setAll(moments, i -> MARCH + span * (i * 7919L % 500) / 500 + i);
            StudyCalendar calendar = StudyCalendar.of(ZoneId.of(zone), MARCH);
            assertThat(calendar.hours(moments))
                    .containsExactly(
                            Arrays.stream(moments).mapToInt(calendar::hour).toArray());
        }
    }

    @Test
    void noMomentsHaveNoHours() {
        assertThat(StudyCalendar.utc(0).hours(new long[0])).isEmpty();
    }
}
