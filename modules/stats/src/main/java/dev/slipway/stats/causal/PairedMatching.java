package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs without replacement on one score: treated units, the highest score first, each take the nearest unit of the other arm that is
 * still free, of equally near ones the last (Rosenbaum and Rubin 1985, doi:10.1080/00031305.1985.10479383). Treated units without anybody within the caliper are left
 * out, and then the answer is about those who have a match. The error is that of paired differences, which takes the pairs as given.
 */
public final class PairedMatching {

    /**
     * The pairs.
     *
     * @param effect mean difference within pairs, Student's t interval
     * @param treated rows, by pair
     * @param control rows, by pair
     * @param dropped treated rows without a match
     */
    public record Result(Effect effect, int[] treated, int[] control, int dropped) {}

    private PairedMatching() {}

    /**
     * Matches and compares.
     *
     * @param y outcome
     * @param treated whether, by row
     * @param score propensity or its log-odds
     * @param caliper largest distance of a pair in the score's unit; infinite for none
     * @throws IllegalArgumentException where fewer than two pairs come about
     */
    public static Result match(double[] y, boolean[] treated, double[] score, double caliper, double level) {
        Checks.finite(y, "y");
        Checks.finite(score, "score");
        Checks.require(
                treated.length == y.length && score.length == y.length,
                "y, treated and score must have as many rows: " + y.length + ", " + treated.length + ", "
                        + score.length);
        Checks.require(caliper > 0, "the caliper must be above 0 but is " + caliper);
        List<Integer> order = IntStream.range(0, y.length)
                .filter(i -> treated[i])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -score[i]))
                .toList();
        boolean[] free = new boolean[y.length];
        for (int i = 0; i < free.length; i++) {
            free[i] = !treated[i];
        }
        int[] first = new int[order.size()];
        int[] second = new int[order.size()];
        int pairs = 0;
        for (int i : order) {
            int nearest = nearest(score, free, score[i], caliper);
            if (nearest >= 0) {
                free[nearest] = false;
                first[pairs] = i;
                second[pairs++] = nearest;
            }
        }
        Checks.require(pairs >= 2, "only " + pairs + " pairs lie within the caliper");
        double[] differences = new double[pairs];
        Arrays.setAll(differences, k -> y[first[k]] - y[second[k]]);
        Moments moments = Moments.of(differences);
        Effect effect =
                Effect.student(moments.mean(), Math.sqrt(moments.varianceOfMean()), pairs - 1.0, level, List.of());
        return new Result(effect, Arrays.copyOf(first, pairs), Arrays.copyOf(second, pairs), order.size() - pairs);
    }

    private static int nearest(double[] score, boolean[] free, double to, double caliper) {
        int nearest = -1;
        double best = caliper;
        for (int k = 0; k < score.length; k++) {
            double distance = Math.abs(score[k] - to);
            if (free[k] && distance <= best) {
                nearest = k;
                best = distance;
            }
        }
        return nearest;
    }
}
