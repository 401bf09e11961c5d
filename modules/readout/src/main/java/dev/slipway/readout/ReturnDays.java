package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * On which 24-hour days after its first exposure each unit did the event, as one bit a day. Day 0 is the day of exposure
 * and never counts as coming back.
 *
 * @param words bits per unit, {@code perUnit} words each
 */
record ReturnDays(long[] words, int perUnit) {
    private static final int ANY = -2;

    /** Units whose days are found by one thread at a time. */
    private static final int CHUNK = 1 << 14;

    static ReturnDays of(Timelines timelines, @Nullable String event) {
        int units = timelines.units();
        int chunks = Math.ceilDiv(units, CHUNK);
        int lastSecond = IntStream.range(0, chunks)
                .parallel()
                .map(chunk -> lastSecond(timelines, chunk * CHUNK, Math.min(units, (chunk + 1) * CHUNK)))
                .max()
                .orElse(0);
        int perUnit = lastSecond / Days.SECONDS / Long.SIZE + 1;
        long[] words = new long[units * perUnit];
        int wanted = event == null ? ANY : timelines.eventNames().indexOf(event);
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int end = Math.min(units, (chunk + 1) * CHUNK);
            for (int u = chunk * CHUNK; u < end; u++) {
                mark(timelines, u, wanted, words, u * perUnit);
            }
        });
        return new ReturnDays(words, perUnit);
    }

    /** The days of some units, in the order given. */
    ReturnDays of(int[] rows) {
        long[] chosen = new long[rows.length * perUnit];
        for (int i = 0; i < rows.length; i++) {
            for (int w = 0; w < perUnit; w++) {
                chosen[i * perUnit + w] = words[rows[i] * perUnit + w];
            }
        }
        return new ReturnDays(chosen, perUnit);
    }

    /** Events of a unit are in order of time. */
    private static int lastSecond(Timelines timelines, int from, int to) {
        int last = 0;
        for (int u = from; u < to; u++) {
            int end = timelines.end()[u];
            last = end > timelines.start()[u] ? Math.max(last, timelines.second()[end - 1]) : last;
        }
        return last;
    }

    private static void mark(Timelines timelines, int unit, int wanted, long[] words, int at) {
        short[] code = timelines.code();
        int[] second = timelines.second();
        for (int e = timelines.start()[unit]; e < timelines.end()[unit]; e++) {
            if (wanted == ANY || code[e] == wanted) {
                int day = second[e] / Days.SECONDS;
                words[at + (day >> 6)] |= 1L << day;
            }
        }
    }

    boolean on(int unit, int day) {
        return (day >> 6) < perUnit && (words[unit * perUnit + (day >> 6)] >>> day & 1) != 0;
    }

    /** The days of a unit from one on, as bits, the first of them lowest: up to 64, and none before day 0. */
    private long from(int unit, int day) {
        int at = day >> 6;
        if (at >= perUnit) {
            return 0;
        }
        long bits = words[unit * perUnit + at] >>> day;
        boolean more = (day & 63) > 0 && at + 1 < perUnit;
        return more ? bits | words[unit * perUnit + at + 1] << -day : bits;
    }

    /** Whether on any of the days, both ends included; up to 64 days. */
    boolean between(int unit, int first, int last) {
        if (first >= 0 && last < Long.SIZE && last >= first) {
            return (words[unit * perUnit] & (-1L >>> (Long.SIZE - 1 - (last - first))) << first) != 0;
        }
        return last >= first && from(unit, first) << (63 - (last - first)) != 0;
    }

    /** The days 0 to {@code last} as bits; {@code last} is below 63. */
    long firstDays(int unit, int last) {
        return last < 0 ? 0 : words[unit * perUnit] & (1L << (last + 1)) - 1;
    }

    /** The last of days 1 to {@code last} on which the unit came back; 0 when there is none. {@code last} is below 63. */
    int lastUntil(int unit, int last) {
        long days = firstDays(unit, last) & ~1L;
        return days == 0 ? 0 : 63 - Long.numberOfLeadingZeros(days);
    }
}
