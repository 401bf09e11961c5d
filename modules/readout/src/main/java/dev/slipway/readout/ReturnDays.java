package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * On which 24-hour days after its first exposure each unit did the event, as one bit a day. Day 0 is the day of exposure
 * and never counts as coming back.
 *
 * @param words bits per unit, {@code perUnit} words each
 */
record ReturnDays(long[] words, int perUnit) {
    static ReturnDays of(Timelines timelines, @Nullable String event) {
        int units = timelines.start().length - 1;
        int lastDay = 0;
        for (int second : timelines.second()) {
            lastDay = Math.max(lastDay, second / Days.SECONDS);
        }
        int perUnit = lastDay / Long.SIZE + 1;
        long[] words = new long[units * perUnit];
        int wanted = event == null ? -1 : timelines.eventNames().indexOf(event);
        for (int u = 0; u < units; u++) {
            for (int e = timelines.start()[u]; e < timelines.start()[u + 1]; e++) {
                if (event == null || timelines.code()[e] == wanted) {
                    int day = timelines.second()[e] / Days.SECONDS;
                    words[u * perUnit + day / Long.SIZE] |= 1L << (day % Long.SIZE);
                }
            }
        }
        return new ReturnDays(words, perUnit);
    }

    boolean on(int unit, int day) {
        return day / Long.SIZE < perUnit && (words[unit * perUnit + day / Long.SIZE] >>> (day % Long.SIZE) & 1) != 0;
    }

    /** Whether on any of the days, both ends included. */
    boolean between(int unit, int first, int last) {
        for (int day = first; day <= last; day++) {
            if (on(unit, day)) {
                return true;
            }
        }
        return false;
    }

    /** The last of days 1 to {@code last} on which the unit came back; 0 when there is none. */
    int lastUntil(int unit, int last) {
        int day = last;
        while (day > 0 && !on(unit, day)) {
            day--;
        }
        return day;
    }
}
