package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of the data, all in UTC. Day 1 is the first day of data. */
final class Days {
    static final long MILLIS = Duration.ofDays(1).toMillis();
    static final int SECONDS = (int) Duration.ofDays(1).toSeconds();

    private Days() {}

    static long startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Days of observation, a begun one counts; 0 without time. */
    static int count(ExperimentData data) {
        return data.exposedAt() == null ? 0 : (int) Math.ceilDiv(data.dataEnd() - data.firstDay(), MILLIS);
    }

    /** Index of the day of a moment, 0 for the first. */
    static int index(ExperimentData data, long moment) {
        return (int) Math.floorDiv(moment - data.firstDay(), MILLIS);
    }
}
