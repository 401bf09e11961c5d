package dev.slipway.readout.metric;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.multiplicity.AdjustedP;

/** P-values of several tests, adjusted as the study says. */
public final class Adjusted {
    private Adjusted() {}

    /** Adjusted p-values in the order given; found where at most alpha. */
    public static double[] of(Adjustment method, double[] p) {
        return switch (method) {
            case BONFERRONI -> AdjustedP.BONFERRONI.adjust(p);
            case HOLM -> AdjustedP.HOLM.adjust(p);
            case HOCHBERG -> AdjustedP.HOCHBERG.adjust(p);
            case BENJAMINI_HOCHBERG -> AdjustedP.BENJAMINI_HOCHBERG.adjust(p);
            case BENJAMINI_YEKUTIELI -> AdjustedP.BENJAMINI_YEKUTIELI.adjust(p);
        };
    }

    /** In words what is at most alpha, and when that holds. */
    public static String controls(Adjustment method, int tests, double alpha) {
        String limit = Numbers.brief(100 * alpha, 1).replace("+", "") + "%";
        boolean share = method == Adjustment.BENJAMINI_HOCHBERG || method == Adjustment.BENJAMINI_YEKUTIELI;
        String what = share
                ? "On average at most " + limit + " of what is found among these " + tests + " effects is false"
                : "The chance of any false finding among these " + tests + " effects is at most " + limit;
        boolean always = method != Adjustment.HOCHBERG && method != Adjustment.BENJAMINI_HOCHBERG;
        return what + (always ? ", however they depend on each other." : ", if they are independent or rise together.");
    }

    /** The method's name as people write it. */
    public static String name(Adjustment method) {
        return switch (method) {
            case BONFERRONI -> "Bonferroni";
            case HOLM -> "Holm";
            case HOCHBERG -> "Hochberg";
            case BENJAMINI_HOCHBERG -> "Benjamini–Hochberg";
            case BENJAMINI_YEKUTIELI -> "Benjamini–Yekutieli";
        };
    }
}
