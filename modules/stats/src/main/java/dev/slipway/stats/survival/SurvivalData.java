package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Observed times. A row is at risk after {@code start} up to and including {@code stop}, where its event happens or its
 * observation ends; at equal times events come before censorings. Arrays are not copied.
 */
public final class SurvivalData {

    private final double @Nullable [] start;
    private final double[] stop;
    private final boolean[] event;
    private final int @Nullable [] strata;

    private SurvivalData(double @Nullable [] start, double[] stop, boolean[] event, int @Nullable [] strata) {
        this.start = start;
        this.stop = stop;
        this.event = event;
        this.strata = strata;
    }

    /**
     * Rows observed from time 0.
     *
     * @param time of the event or of censoring, at least 0
     * @param event whether the event happened
     * @throws IllegalArgumentException without rows, for lengths that differ, and for a time that is negative or not
     *     finite
     */
    public static SurvivalData of(double[] time, boolean[] event) {
        Checks.atLeast(time.length, 1, "rows");
        Checks.require(event.length == time.length, "event has " + event.length + " entries, time " + time.length);
        Checks.notNegative(time, "time");
        return new SurvivalData(null, time, event, null);
    }

    /**
     * Rows observed from {@code start} (late entry, or covariates that change at the end of a row).
     *
     * @throws IllegalArgumentException as above, and for a row whose start is not before its stop
     */
    public static SurvivalData of(double[] start, double[] stop, boolean[] event) {
        Checks.require(start.length == stop.length, "start has " + start.length + " entries, stop " + stop.length);
        Checks.finite(start, "start");
        SurvivalData checked = of(stop, event);
        for (int i = 0; i < start.length; i++) {
            if (!(start[i] < stop[i])) {
                throw new IllegalArgumentException(
                        "start[" + i + "] = " + start[i] + " is not before stop = " + stop[i]);
            }
        }
        return new SurvivalData(start, checked.stop, event, null);
    }

    /** The same rows in strata, numbered from 0: rows are compared with rows of their stratum only. */
    public SurvivalData withStrata(int[] codes) {
        Checks.require(codes.length == stop.length, "strata has " + codes.length + " entries, time " + stop.length);
        Checks.notNegative(codes, "strata");
        return new SurvivalData(start, stop, event, codes);
    }

    /** The rows with this code. */
    public SurvivalData where(int[] codes, int code) {
        int n = 0;
        for (int one : codes) {
            n += one == code ? 1 : 0;
        }
        Checks.require(n > 0, "no row has code " + code);
        double[] from = start == null ? null : new double[n];
        double[] to = new double[n];
        boolean[] happened = new boolean[n];
        int[] layers = strata == null ? null : new int[n];
        int next = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                if (from != null && start != null) {
                    from[next] = start[i];
                }
                if (layers != null && strata != null) {
                    layers[next] = strata[i];
                }
                to[next] = stop[i];
                happened[next++] = event[i];
            }
        }
        return new SurvivalData(from, to, happened, layers);
    }

    /** Number of rows. */
    public int rows() {
        return stop.length;
    }

    /** Entry times, or null where all rows are observed from the beginning. */
    public double @Nullable [] start() {
        return start;
    }

    /** Times of event or censoring. */
    public double[] stop() {
        return stop;
    }

    /** Whether the event happened. */
    public boolean[] event() {
        return event;
    }

    /** Stratum of each row, or null. */
    public int @Nullable [] strata() {
        return strata;
    }

    /** Number of events. */
    public int events() {
        int events = 0;
        for (boolean one : event) {
            events += one ? 1 : 0;
        }
        return events;
    }
}
