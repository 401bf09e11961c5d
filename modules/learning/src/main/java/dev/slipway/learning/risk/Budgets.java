package dev.slipway.learning.risk;

import java.util.TreeSet;

/** The numbers of reviews at which rankings are measured. */
final class Budgets {
    private static final int[] STEPS = {10, 15, 20, 30, 50, 70};

    private Budgets() {}

    /** Round numbers from 1 to all rows of the fullest period, and the plan's own; ascending. */
    static int[] upTo(int largest, int own) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int small : new int[] {1, 2, 3, 5, 7}) {
            all.add(small);
        }
        for (long ten = 1; ten * STEPS[0] < largest; ten *= STEPS[0]) {
            for (int step : STEPS) {
                all.add((int) Math.min(ten * step, largest));
            }
        }
        all.add(largest);
        all.add(Math.min(own, largest));
        return all.headSet(largest, true).stream().mapToInt(b -> b).toArray();
    }
}
