package dev.slipway.readout.metric;

/**
 * The days of the planned looks: look k of K is at the end of day {@code plannedDays · k / K}.
 *
 * @param plannedDays of exposure; 0 without time
 * @param count K
 */
public record LookDays(int plannedDays, int count) {
    /** A look this many days early or late is still the planned one. */
    private static final int TOLERANCE = 1;

    /** Day of look k, 1 to {@link #count}. */
    public int day(int look) {
        return (int) Math.max(1, Math.round(plannedDays * (double) look / count));
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
