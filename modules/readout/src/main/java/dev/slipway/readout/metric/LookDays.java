package dev.slipway.readout.metric;

/**
 * The days of the planned looks: look k of K is at the end of day {@code plannedDays · k / K}.
 *
 * @param plannedDays of exposure; 0 without time
 * @param count K
 * @param step looks come after whole steps of so many days: 7 where values are known by week
 */
public record LookDays(int plannedDays, int count, int step) {
    /** Looks on any day. */
    public LookDays(int plannedDays, int count) {
        this(plannedDays, count, 1);
    }

    /** A look this many days early or late is still the planned one. */
    private static final int TOLERANCE = 1;

    /** Day of look k, 1 to {@link #count}. */
    public int day(int look) {
        int day = (int) Math.max(1, Math.round(plannedDays * (double) look / count));
        return step == 1 ? day : Math.max(1, day / step) * step;
    }

    /** Whether the plan has a look today: on a planned day, one day off it, or after the planned end. */
    public boolean allows(int today) {
        if (today >= plannedDays - TOLERANCE) {
            return true;
        }
        for (int look = 1; look <= count; look++) {
            if (Math.abs(day(look) - today) <= TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    /** The first planned day that is not before this one; the planned end when there is none. */
    public int from(int today) {
        for (int look = 1; look <= count; look++) {
            if (day(look) >= today) {
                return day(look);
            }
        }
        return plannedDays;
    }

    /** Share of the plan that is over, by the calendar: 1 from the planned end on and without time. */
    public double share(int today) {
        return plannedDays <= 0 ? 1 : Math.clamp(today / (double) plannedDays, 0, 1);
    }
}
