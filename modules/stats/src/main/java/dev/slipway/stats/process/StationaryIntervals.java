package dev.slipway.stats.process;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How sure a stationary distribution is, by the delta method.
 *
 * <p>Rows of the transition matrix are multinomial and independent given their totals (Anderson and Goodman 1957,
 * doi:10.1214/aoms/1177707039). A change dP of the matrix moves π by π·dP·Z, Z = (I − P + 1π)⁻¹ (Schweitzer 1968,
 * doi:10.2307/3212261), so that Var π_k = Σ_i π_i²/n_i·(Σ_j p_ij z_jk² − (Σ_j p_ij z_jk)²). Holds for first-order chains; where
 * sessions differ from each other more than that, {@link SessionBootstrap} redraws whole sessions.
 */
public final class StationaryIntervals {

    private static final long FEWEST_STEPS = 30;

    private StationaryIntervals() {}

    /**
     * The stationary probability of every state with its standard error and normal interval, cut to [0, 1]. The p-value is NaN: no
     * state has probability zero in the long run but those outside the closed class, whose interval has no width.
     *
     * @param chain with one closed class
     * @param level coverage of each interval alone, in (0, 1)
     * @throws IllegalArgumentException as {@link MarkovChain#stationary()}
     */
    public static List<Effect> deltaMethod(MarkovChain chain, double level) {
        Checks.level(level);
        double[] pi = chain.stationary();
        double[][] p = chain.matrix();
        int k = pi.length;
        RealMatrix system = new Array2DRowRealMatrix(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                system.setEntry(i, j, (i == j ? 1 : 0) - p[i][j] + pi[j]);
            }
        }
        RealMatrix z = new LUDecomposition(system, 1e-300).getSolver().getInverse();
        List<StatWarning> warnings = warnings(chain, pi);
        List<Effect> effects = new ArrayList<>();
        for (int state = 0; state < k; state++) {
            double variance = 0;
            for (int i = 0; i < k; i++) {
                variance += pi[i] == 0
                        ? 0
                        : pi[i]
                                * pi[i]
                                * rowVariance(p[i], z.getColumn(state))
                                / (double) chain.counts().rowTotal(i);
            }
            double se = pi[state] == 0 ? 0 : Math.sqrt(variance);
            Effect plain = Effect.normal(pi[state], se, level, warnings);
            effects.add(new Effect(
                    pi[state],
                    se,
                    Math.max(0, plain.low()),
                    Math.min(1, plain.high()),
                    level,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    warnings));
        }
        return List.copyOf(effects);
    }

    private static double rowVariance(double[] p, double[] z) {
        double mean = 0;
        for (int j = 0; j < p.length; j++) {
            mean += p[j] * z[j];
        }
        double variance = 0;
        for (int j = 0; j < p.length; j++) {
            variance += p[j] * (z[j] - mean) * (z[j] - mean);
        }
        return variance;
    }

    private static List<StatWarning> warnings(MarkovChain chain, double[] pi) {
        long fewest = Long.MAX_VALUE;
        int where = -1;
        for (int i = 0; i < pi.length; i++) {
            if (pi[i] > 0 && chain.counts().rowTotal(i) < fewest) {
                fewest = chain.counts().rowTotal(i);
                where = i;
            }
        }
        if (fewest >= FEWEST_STEPS) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "Only %d steps leave state %d; below %d intervals of the stationary distribution are rough.",
                        fewest,
                        where,
                        FEWEST_STEPS)));
    }
}
