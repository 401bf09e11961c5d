package dev.slipway.stats.process;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.resample.Indices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals of what a chain of sessions says, by redrawing whole sessions with replacement: right also where steps of a
 * session depend on more than the state before. Same seed, same bytes on any number of threads.
 */
public final class SessionBootstrap {

    private static final int FEWEST = 100;
    private static final int FEW_SESSIONS = 40;

    private SessionBootstrap() {}

    /**
     * Removal effects with intervals.
     *
     * @param estimate of all sessions
     * @param removal per state, with standard error and percentile interval; p-values are NaN
     * @param share per state, of attribution, likewise
     * @param resamples that had a conversion and so an answer
     */
    public record Removal(RemovalEffects.Result estimate, List<Effect> removal, List<Effect> share, int resamples) {}

    /**
     * The stationary distribution with intervals.
     *
     * @param probabilities per state, with standard error and percentile interval; p-values are NaN
     * @param resamples that had a unique stationary distribution
     */
    public record LongRun(List<Effect> probabilities, int resamples) {}

    /**
     * Intervals of {@link RemovalEffects#of}.
     *
     * @param sequence as there
     * @param resamples at least 100
     * @param seed start of all random streams
     * @param level coverage of each interval alone, in (0, 1)
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     * @throws IllegalArgumentException as there, and if fewer than half of the resamples have an answer
     */
    public static Removal removal(
            int[] sequence,
            int[] state,
            int states,
            int conversion,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint) {
        RemovalEffects.Result estimate = RemovalEffects.of(sequence, state, states, conversion);
        Sessions sessions = new Sessions(sequence, state);
        double[] observed = Arrays.copyOf(estimate.removal(), 2 * states);
        System.arraycopy(estimate.share(), 0, observed, states, states);
        Draws draws = Draws.of(sessions, observed, resamples, seed, level, checkpoint, drawn -> {
            RemovalEffects.Paths paths = new RemovalEffects.Paths(states, conversion);
            for (int session : drawn) {
                paths.add(state, sessions.starts[session], sessions.starts[session + 1]);
            }
            if (paths.conversions() == 0) {
                return null;
            }
            RemovalEffects.Result one = paths.attribute();
            double[] both = Arrays.copyOf(one.removal(), 2 * states);
            System.arraycopy(one.share(), 0, both, states, states);
            return both;
        });
        return new Removal(
                estimate,
                draws.effects().subList(0, states),
                draws.effects().subList(states, 2 * states),
                draws.used());
    }

    /**
     * Intervals of {@link MarkovChain#stationary()}; arguments as {@link #removal}.
     *
     * @throws IllegalArgumentException if it is not unique in the data, or in more than half of the resamples
     */
    public static LongRun stationary(
            int[] sequence, int[] state, int states, int resamples, long seed, double level, Runnable checkpoint) {
        double[] estimate =
                MarkovChain.fit(TransitionCounts.of(sequence, state, states)).stationary();
        Sessions sessions = new Sessions(sequence, state);
        Draws draws = Draws.of(sessions, estimate, resamples, seed, level, checkpoint, drawn -> {
            double[][] matrix = new double[states][states];
            for (int session : drawn) {
                for (int e = sessions.starts[session] + 1; e < sessions.starts[session + 1]; e++) {
                    matrix[state[e - 1]][state[e]]++;
                }
            }
            for (double[] row : matrix) {
                double total = Arrays.stream(row).sum();
                for (int j = 0; j < states && total > 0; j++) {
                    row[j] /= total;
                }
            }
            return Stationary.ifUnique(matrix);
        });
        return new LongRun(draws.effects(), draws.used());
    }

    /** Where sessions begin in the events; one more entry for the end. */
    private static final class Sessions {
        private final int[] starts;
        private final int count;

        Sessions(int[] sequence, int[] state) {
            int[] found = new int[state.length + 1];
            int size = 0;
            for (int e = 0; e < state.length; e++) {
                if (e == 0 || sequence[e] != sequence[e - 1]) {
                    found[size++] = e;
                }
            }
            found[size] = state.length;
            starts = Arrays.copyOf(found, size + 1);
            count = size;
            Checks.atLeast(count, 2, "sessions");
        }
    }

    /** Effects from the resamples that had an answer. */
    private record Draws(List<Effect> effects, int used) {

        static Draws of(
                Sessions sessions,
                double[] estimate,
                int resamples,
                long seed,
                double level,
                Runnable checkpoint,
                Function<int[], double @Nullable []> statistic) {
            Checks.atLeast(resamples, FEWEST, "resamples");
            Checks.level(level);
            List<double[]> values = Indices.resample(sessions.count, resamples, seed, checkpoint, statistic);
            int used = values.size();
            Checks.require(
                    2 * used >= resamples,
                    "only " + used + " of " + resamples + " resamples of the sessions have an answer");
            List<StatWarning> warnings = warnings(sessions.count, used, resamples);
            List<Effect> effects = new ArrayList<>();
            for (int k = 0; k < estimate.length; k++) {
                int place = k;
                double[] sorted =
                        values.stream().mapToDouble(v -> v[place]).sorted().toArray();
                effects.add(new Effect(
                        estimate[k],
                        Moments.of(sorted).standardDeviation(),
                        Quantiles.quantile(sorted, (1 - level) / 2),
                        Quantiles.quantile(sorted, 1 - (1 - level) / 2),
                        level,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        warnings));
            }
            return new Draws(List.copyOf(effects), used);
        }

        private static List<StatWarning> warnings(int sessions, int used, int resamples) {
            List<StatWarning> warnings = new ArrayList<>();
            if (sessions < FEW_SESSIONS) {
                warnings.add(new StatWarning(
                        StatWarning.Kind.SMALL_SAMPLE,
                        "There are only " + sessions + " sessions to redraw; intervals are then too narrow."));
            }
            if (used < resamples) {
                warnings.add(new StatWarning(
                        StatWarning.Kind.RARE_EVENTS,
                        (resamples - used) + " of " + resamples + " resamples had no answer and were left out."));
            }
            return warnings;
        }
    }
}
