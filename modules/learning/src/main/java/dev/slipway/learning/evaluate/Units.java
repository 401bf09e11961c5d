package dev.slipway.learning.evaluate;

import java.util.HashMap;
import java.util.Map;

/**
 * Which rows belong to one unit; units, not rows, are redrawn, because rows of a unit resemble each other.
 *
 * @param unitOf by row the number of its unit, from 0
 * @param count number of units
 */
public record Units(int[] unitOf, int count) {
    /** Numbers the units of rows. */
    public static Units of(long[] units, int[] rows) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] unitOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            unitOf[i] = numbers.computeIfAbsent(units[rows[i]], unit -> numbers.size());
        }
        return new Units(unitOf, numbers.size());
    }

    /** Whether every unit has one row. */
    public boolean single() {
        return count == unitOf.length;
    }

    /** How often each row counts when these units were drawn. */
    double[] counts(int[] drawn) {
        double[] times = new double[count];
        for (int unit : drawn) {
            times[unit]++;
        }
        double[] counts = new double[unitOf.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = times[unitOf[i]];
        }
        return counts;
    }
}
