package dev.slipway.charts;

import java.util.ArrayList;
import java.util.List;

/** Places of labels on an axis of days: weeks, and multiples of weeks where there are many. */
final class Days {
    private static final int[] STEPS = {1, 2, 7, 14, 28, 56, 91, 182, 364};

    private Days() {}

    static int step(int days, int most) {
        for (int step : STEPS) {
            if (step * Math.max(1, most) >= days) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1] * Math.max(1, days / (STEPS[STEPS.length - 1] * Math.max(1, most)));
    }

    /** From 0 to the last day; the last day itself when it is a step. */
    static List<Integer> ticks(int last, int most) {
        List<Integer> ticks = new ArrayList<>();
        int step = step(last, most);
        for (int day = 0; day <= last; day += step) {
            ticks.add(day);
        }
        return ticks;
    }
}
