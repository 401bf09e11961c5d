package dev.slipway.stats.causal;

import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * Averages of group-time effects with their influence, which knows that group sizes are estimated.
 *
 * @param start per unit, its first treated period
 */
record GroupAverages(int[] start) {

    /** An average and its influence per unit. */
    record Part(double value, double[] influence) {}

    /** Weights n_g/Σn_g; their own influence is (1{G = g} − p_g)/Σp less p_g·Σ(1{G = g} − p_g)/(Σp)². */
    Part bySize(List<GroupTimeEffects.GroupTime> chosen) {
        Checks.require(!chosen.isEmpty(), "there is no group-time effect to average");
        int units = start.length;
        double total = 0;
        for (GroupTimeEffects.GroupTime e : chosen) {
            total += (double) e.treated() / units;
        }
        double value = 0;
        for (GroupTimeEffects.GroupTime e : chosen) {
            value += (double) e.treated() / units / total * e.att().estimate();
        }
        double[] influence = new double[units];
        for (GroupTimeEffects.GroupTime e : chosen) {
            double share = (double) e.treated() / units;
            for (int i = 0; i < units; i++) {
                double member = (start[i] == e.group() ? 1 : 0) - share;
                influence[i] += share / total * e.influence()[i]
                        + member / total * (e.att().estimate() - value);
            }
        }
        return new Part(value, influence);
    }

    /** All alike. */
    Part plain(List<Part> parts) {
        double value = 0;
        double[] influence = new double[start.length];
        for (Part part : parts) {
            value += part.value() / parts.size();
            for (int i = 0; i < influence.length; i++) {
                influence[i] += part.influence()[i] / parts.size();
            }
        }
        return new Part(value, influence);
    }
}
