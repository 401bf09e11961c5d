package dev.slipway.stats.uplift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;

/** Units of two arms in descending order of a score; equal scores form a group and keep their order of rows. */
public final class RankedUnits {

    private final double[] outcome;
    private final boolean[] treated;
    private final int[] group;

    private RankedUnits(double[] outcome, boolean[] treated, int[] group) {
        this.outcome = outcome;
        this.treated = treated;
        this.group = group;
    }

    /**
     * Ranks units.
     *
     * @param score the higher, the earlier; finite
     * @param treated one per unit, with at least one unit in each arm
     * @param outcome finite
     * @throws IllegalArgumentException for different lengths, values that are not finite, or an empty arm
     */
    public static RankedUnits of(double[] score, boolean[] treated, double[] outcome) {
        int n = score.length;
        Checks.require(
                treated.length == n && outcome.length == n, "score, treated and outcome must have " + n + " units");
        Checks.finite(score, "score");
        Checks.finite(outcome, "outcome");
        double[] key = new double[n];
        int arms = 0;
        for (int i = 0; i < n; i++) {
            key[i] = -score[i];
            arms |= treated[i] ? 1 : 2;
        }
        Checks.require(arms == 3, "both arms need at least one unit");
        int[] order = RadixSort.order(key);
        double[] y = new double[n];
        boolean[] t = new boolean[n];
        int[] g = new int[n];
        for (int r = 0; r < n; r++) {
            y[r] = outcome[order[r]];
            t[r] = treated[order[r]];
            g[r] = r == 0 ? 0 : g[r - 1] + (score[order[r]] == score[order[r - 1]] ? 0 : 1);
        }
        return new RankedUnits(y, t, g);
    }

    /**
     * Every unit as often as drawn, order and groups kept, so nothing is sorted again.
     *
     * @param times by rank, not negative; units of both arms must be drawn
     * @throws IllegalArgumentException for another number of units
     */
    public RankedUnits redrawn(int[] times) {
        Checks.require(times.length == size(), "there are " + size() + " units and " + times.length + " counts");
        int n = Arrays.stream(times).sum();
        double[] y = new double[n];
        boolean[] t = new boolean[n];
        int[] g = new int[n];
        int place = 0;
        for (int r = 0; r < times.length; r++) {
            for (int k = 0; k < times[r]; k++) {
                y[place] = outcome[r];
                t[place] = treated[r];
                g[place++] = group[r];
            }
        }
        return new RankedUnits(y, t, g);
    }

    int size() {
        return outcome.length;
    }

    double outcome(int rank) {
        return outcome[rank];
    }

    boolean treated(int rank) {
        return treated[rank];
    }

    boolean lastOfGroup(int rank) {
        return rank == group.length - 1 || group[rank + 1] != group[rank];
    }

    boolean tied() {
        return group[group.length - 1] != group.length - 1;
    }

    boolean binary() {
        for (double y : outcome) {
            if (y != 0 && y != 1) {
                return false;
            }
        }
        return true;
    }
}
