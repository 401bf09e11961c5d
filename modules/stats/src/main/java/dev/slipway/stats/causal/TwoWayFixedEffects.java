package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.causal.AdoptionPanel.Kind;
import dev.slipway.stats.math.Checks;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * y_it = α_i + λ_t + δ·D_it, D = 1 from the unit's start on, by least squares on a balanced panel; errors CR1 by unit. With staggered
 * starts δ takes treated units as controls for later ones: a weighted mean of effects in which some may count negatively (Goodman-Bacon
 * 2021, doi:10.1016/j.jeconom.2021.03.014; de Chaisemartin and D'Haultfœuille 2020, doi:10.1257/aer.20181169).
 */
public final class TwoWayFixedEffects {

    private TwoWayFixedEffects() {}

    /**
     * The estimate.
     *
     * @param effect δ with t(units − 1)
     * @param negativeWeight sum of the negative weights of group-time effects in δ, as a positive number; 0 with one start
     */
    public record Result(Effect effect, double negativeWeight) {}

    /**
     * Estimates δ. Covariates of the panel are not used: what does not change is in α_i. Warns when fewer than five units start at
     * another time than most.
     *
     * @throws IllegalArgumentException when treatment does not vary beyond units and periods
     */
    public static Result estimate(AdoptionPanel panel, double level) {
        int periods = panel.periods();
        int units = panel.units();
        double[] treatedShare = new double[periods];
        double[] mean = new double[periods];
        double all = 0;
        for (Kind kind : panel.kinds()) {
            for (int t = 0; t < periods; t++) {
                treatedShare[t] += kind.start() <= t ? (double) kind.count() / units : 0;
                mean[t] += kind.sums()[t] / units;
            }
        }
        for (double share : treatedShare) {
            all += share / periods;
        }
        List<Kind> kinds = panel.kinds();
        double[][] left = new double[kinds.size()][periods];
        double squares = 0;
        double products = 0;
        double negative = 0;
        for (int k = 0; k < left.length; k++) {
            Kind kind = kinds.get(k);
            double own = Math.max(0, periods - (long) kind.start()) / (double) periods;
            for (int t = 0; t < periods; t++) {
                boolean treated = kind.start() <= t;
                left[k][t] = (treated ? 1 : 0) - own - treatedShare[t] + all;
                squares += kind.count() * left[k][t] * left[k][t];
                products += left[k][t] * kind.sums()[t];
                negative += treated && left[k][t] < 0 ? -kind.count() * left[k][t] : 0;
            }
        }
        Checks.require(squares > 1e-9 * units, "treatment is the same for all units in every period");
        double effect = products / squares;
        double scores = 0;
        for (int i = 0; i < units; i++) {
            double score = 0;
            double[] d = left[panel.kindOf(i)];
            for (int t = 0; t < periods; t++) {
                score += d[t] * (panel.y(i, t) - mean[t] - effect * d[t]);
            }
            scores += score * score;
        }
        // CR1 as for absorbed unit effects: they are nested in the clusters and not counted among the columns.
        double rows = (double) units * periods;
        double factor = units / (units - 1.0) * (rows - 1) / (rows - periods);
        double error = Math.sqrt(factor * scores) / squares;
        return new Result(
                Effect.student(effect, error, units - 1.0, level, GroupTimeWarnings.few(differing(kinds, units))),
                negative / squares);
    }

    /** Units that do not start with most of them: all that tells treatment from the period. */
    private static long differing(List<Kind> kinds, int units) {
        Map<Integer, Integer> starts = new HashMap<>();
        kinds.forEach(kind -> starts.merge(kind.start(), kind.count(), Integer::sum));
        return units - (long) Collections.max(starts.values());
    }
}
