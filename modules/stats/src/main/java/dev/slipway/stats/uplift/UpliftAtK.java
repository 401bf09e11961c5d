package dev.slipway.stats.uplift;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Difference of means among the units with the highest scores, and in consecutive bins of the ranking. */
public final class UpliftAtK {

    /** How the first part is taken. */
    public enum Strategy {
        /** The first share of all units. */
        OVERALL,
        /** The first share of each arm by itself. */
        BY_GROUP
    }

    private UpliftAtK() {}

    /**
     * One bin of the ranking.
     *
     * @param treated units in treatment
     * @param control units in control
     * @param meanTreated mean outcome in treatment
     * @param meanControl mean outcome in control
     * @param uplift difference with Welch's interval; the ranking must not have been fitted on these units
     */
    public record Bin(long treated, long control, double meanTreated, double meanControl, Effect uplift) {}

    /**
     * Uplift among the first ⌊share·n⌋ units (or ⌊share·n_arm⌋ of each arm). Units of equal score at the border enter in order of rows.
     *
     * @param share in (0, 1]
     * @throws IllegalArgumentException if an arm has fewer than two units there
     */
    public static Bin of(RankedUnits ranked, double share, Strategy strategy, double level) {
        Checks.require(share > 0 && share <= 1, "share must lie in (0, 1] but is " + share);
        int n = ranked.size();
        if (strategy == Strategy.OVERALL) {
            int size = (int) (n * share);
            return bin(arm(ranked, true, 0, size), arm(ranked, false, 0, size), level);
        }
        double[] t = arm(ranked, true, 0, n);
        double[] c = arm(ranked, false, 0, n);
        return bin(Arrays.copyOf(t, (int) (t.length * share)), Arrays.copyOf(c, (int) (c.length * share)), level);
    }

    /** The ranking cut into bins of nearly equal size, the first ones larger by one where it does not divide. */
    public static List<Bin> bins(RankedUnits ranked, int bins, Strategy strategy, double level) {
        Checks.atLeast(bins, 1, "bins");
        int n = ranked.size();
        double[] t = arm(ranked, true, 0, n);
        double[] c = arm(ranked, false, 0, n);
        List<Bin> all = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            if (strategy == Strategy.OVERALL) {
                int from = start(n, bins, b);
                int to = start(n, bins, b + 1);
                all.add(bin(arm(ranked, true, from, to), arm(ranked, false, from, to), level));
            } else {
                all.add(bin(part(t, bins, b), part(c, bins, b), level));
            }
        }
        return all;
    }

    /** Mean uplift of bins weighted by their treated units. */
    public static double weightedAverage(List<Bin> bins) {
        double sum = 0;
        double weight = 0;
        for (Bin bin : bins) {
            sum += (double) bin.treated() * bin.uplift().estimate();
            weight += (double) bin.treated();
        }
        return sum / weight;
    }

    private static Bin bin(double[] t, double[] c, double level) {
        Moments mt = Moments.of(t);
        Moments mc = Moments.of(c);
        return new Bin(
                mt.n(),
                mc.n(),
                mt.mean(),
                mc.mean(),
                Welch.compare(mt, mc, level).absolute());
    }

    private static double[] part(double[] values, int bins, int b) {
        return Arrays.copyOfRange(values, start(values.length, bins, b), start(values.length, bins, b + 1));
    }

    private static int start(int n, int bins, int b) {
        return b * (n / bins) + Math.min(b, n % bins);
    }

    private static double[] arm(RankedUnits ranked, boolean treated, int from, int to) {
        double[] values = new double[to - from];
        int size = 0;
        for (int r = from; r < to; r++) {
            if (ranked.treated(r) == treated) {
                values[size++] = ranked.outcome(r);
            }
        }
        return Arrays.copyOf(values, size);
    }
}
