package dev.slipway.warehouse.pass;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The wall clock of the study's time zone, as the variable clock_shifts and the macro local_time have it. */
final class LocalClock {
    static final long DAY = 86_400_000L;

    /** An offset that holds from a moment on. */
    private record Shift(long since, long millis) {}

    /** The newest first; the last one holds before all others. */
    private final List<Shift> shifts = new ArrayList<>();

    LocalClock(List<Map<String, Object>> clockShifts) {
        for (Map<String, Object> entry : clockShifts) {
            boolean last = shifts.size() == clockShifts.size() - 1;
            long since = last
                    ? Long.MIN_VALUE
                    : LocalDateTime.parse(String.valueOf(entry.get("since")).replace(' ', 'T'))
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
            shifts.add(new Shift(since, Long.parseLong(String.valueOf(entry.get("seconds"))) * 1_000));
        }
    }

    /** The calendar day of a moment, in days since 1970-01-01. */
    long day(long moment) {
        for (Shift shift : shifts) {
            if (moment >= shift.since()) {
                return Math.floorDiv(moment + shift.millis(), DAY);
            }
        }
        return Math.floorDiv(moment, DAY);
    }
}
