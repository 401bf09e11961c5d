package dev.slipway.warehouse.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockShiftsTest {
    private static List<Map<String, @Nullable Object>> between(String zone, String first, String last) {
        return ClockShifts.between(ZoneId.of(zone).getRules(), Instant.parse(first), Instant.parse(last));
    }

    private static Map<String, @Nullable Object> shift(@Nullable String since, int seconds) {
        Map<String, @Nullable Object> shift = new TreeMap<>();
        shift.put("since", since);
        shift.put("seconds", seconds);
        return shift;
    }

    @Test
    void eachChangeOfTheClockTheNewestFirst() {
        assertThat(between("Europe/Berlin", "2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z"))
                .containsExactly(
                        shift("2026-10-25 01:00", 3_600), shift("2026-03-29 01:00", 7_200), shift(null, 3_600));
    }

    @Test
    void aChangeRightAfterTheLastStampCountsForTheEndOfItsDay() {
        assertThat(between("America/New_York", "2026-10-20T00:00:00Z", "2026-10-31T23:00:00Z"))
                .containsExactly(shift("2026-11-01 06:00", -18_000), shift(null, -14_400));
        assertThat(between("Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z"))
                .containsExactly(shift(null, 19_800));
    }
}
