package dev.slipway.stats.process;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;

/**
 * Attribution by removal effects (Anderl, Becker, von Wangenheim and Schumann 2016, doi:10.1016/j.ijresmar.2016.03.001):
 * the share of all conversions that would be lost if everybody who enters a channel were lost there. A description of paths,
 * not a causal effect of the channel.
 *
 * <p>A sequence that begins with the conversion passes through no channel, so no removal can lose it; it is a conversion all
 * the same and counts below the line. The removal effect is therefore never above the share of conversions that came after
 * another state. Literature that leaves such sequences out has effects that are larger by conversions/(conversions − direct).
 */
public final class RemovalEffects {

    private RemovalEffects() {}

    /**
     * The attribution.
     *
     * @param conversionProbability of the fitted chain, which is the observed share of sequences with a conversion
     * @param conversions sequences with a conversion
     * @param direct those of them that begin with it
     * @param paths sequences
     * @param removal per channel 1 − P(conversion without it)/P(conversion), in [0, 1 − direct/conversions]
     * @param share removal effects divided by their sum; 0 where all are 0
     * @param attributed share times conversions − direct: what no channel led to is attributed to none
     */
    public record Result(
            double conversionProbability,
            long conversions,
            long direct,
            long paths,
            double[] removal,
            double[] share,
            double[] attributed) {}

    /**
     * Attributes conversions to the states visited before the first conversion.
     *
     * @param sequence as in {@link TransitionCounts#of(int[], int[], int)}
     * @param state per event, 0 … states − 1
     * @param states k
     * @param conversion the state that counts as conversion; its own entries in the result are 0
     * @throws IllegalArgumentException for arrays of different lengths, a state out of range, or if no path converts
     */
    public static Result of(int[] sequence, int[] state, int states, int conversion) {
        Checks.require(conversion >= 0 && conversion < states, "conversion must be a state but is " + conversion);
        TransitionCounts.check(sequence, state, states);
        Paths paths = new Paths(states, conversion);
        for (int from = 0; from < state.length; ) {
            int to = from + 1;
            while (to < state.length && sequence[to] == sequence[from]) {
                to++;
            }
            paths.add(state, from, to);
            from = to;
        }
        Checks.require(paths.conversions() > 0, "no sequence has the conversion, so there is nothing to attribute");
        return paths.attribute();
    }

    /** Counted paths from the start to the first conversion, or to being lost. */
    static final class Paths {
        /** Columns: channels, then conversion, then lost; row {@code states} is the start. */
        private final long[][] counts;

        private final int states;
        private final int conversion;
        private long paths;
        private long conversions;
        private long direct;

        Paths(int states, int conversion) {
            this.states = states;
            this.conversion = conversion;
            counts = new long[states + 1][states + 2];
        }

        /** Counts a session up to its first conversion. */
        void add(int[] state, int from, int to) {
            paths++;
            direct += state[from] == conversion ? 1 : 0;
            int previous = states;
            for (int e = from; e < to; e++) {
                if (state[e] == conversion) {
                    counts[previous][states]++;
                    conversions++;
                    return;
                }
                counts[previous][state[e]]++;
                previous = state[e];
            }
            counts[previous][states + 1]++;
        }

        long conversions() {
            return conversions;
        }

        Result attribute() {
            return RemovalEffects.attribute(counts, states, conversion, conversions, direct, paths);
        }
    }

    private static Result attribute(
            long[][] counts, int states, int conversion, long conversions, long direct, long paths) {
        double base = probability(counts, states, -1);
        double[] removal = new double[states];
        double total = 0;
        for (int channel = 0; channel < states; channel++) {
            if (channel != conversion && Arrays.stream(counts[channel]).sum() > 0) {
                removal[channel] = 1 - probability(counts, states, channel) / base;
                total += removal[channel];
            }
        }
        double[] share = new double[states];
        double[] attributed = new double[states];
        for (int channel = 0; channel < states; channel++) {
            share[channel] = total > 0 ? removal[channel] / total : 0;
            attributed[channel] = share[channel] * (double) (conversions - direct);
        }
        return new Result(base, conversions, direct, paths, removal, share, attributed);
    }

    /** P(conversion from the start) when entering {@code removed} means being lost; −1 removes nothing. */
    private static double probability(long[][] counts, int states, int removed) {
        int m = states + 1;
        double[][] system = new double[m][m + 1];
        for (int i = 0; i < m; i++) {
            double out = (double) Arrays.stream(counts[i]).sum();
            system[i][i] = 1;
            if (i == removed || out == 0) {
                continue;
            }
            for (int j = 0; j < states; j++) {
                system[i][j] -= j == removed ? 0 : (double) counts[i][j] / out;
            }
            system[i][m] = (double) counts[i][states] / out;
        }
        return solveLast(system);
    }

    /** Last unknown of a weakly diagonally dominant system: elimination needs no pivots. */
    private static double solveLast(double[][] a) {
        int m = a.length;
        for (int p = 0; p < m - 1; p++) {
            for (int i = p + 1; i < m; i++) {
                double factor = a[i][p] / a[p][p];
                for (int j = p; j <= m && factor != 0; j++) {
                    a[i][j] -= factor * a[p][j];
                }
            }
        }
        return a[m - 1][m] / a[m - 1][m - 1];
    }
}
