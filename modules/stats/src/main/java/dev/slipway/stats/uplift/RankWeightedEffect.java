package dev.slipway.stats.uplift;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rank-weighted average treatment effect (Yadlowsky, Fleming, Shah, Brunskill and Wager 2025, doi:10.1080/01621459.2024.2393466): TOC(q)
 * is the mean effect among the share q with the highest priority, less the mean effect of all; RATE weighs it over q. Zero for a
 * useless priority, so its test is one of heterogeneity. Equal priorities share their mean effect.
 */
public final class RankWeightedEffect {

    /** The weight of q. */
    public enum Target {
        /** 1: where few units respond. */
        AUTOC,
        /** q: where many do. */
        QINI
    }

    private RankWeightedEffect() {}

    /**
     * The result.
     *
     * @param rate RATE; standard error from half-samples, interval and two-sided p-value from the normal distribution
     * @param q grid of shares
     * @param toc TOC at the grid, each with its own interval
     */
    public record Result(Effect rate, double[] q, List<Effect> toc) {}

    /**
     * Doubly robust scores μ̂₁ − μ̂₀ + w(y − μ̂₁)/e − (1 − w)(y − μ̂₀)/(1 − e): one noisy, unbiased effect per unit if e is right.
     *
     * @param outcome per unit
     * @param treated per unit
     * @param propensity in (0, 1); the known share in an experiment
     * @param predictedTreated μ̂₁, from a model that did not see the unit; zeros for plain inverse weighting
     * @param predictedControl μ̂₀
     */
    public static double[] doublyRobustScores(
            double[] outcome,
            boolean[] treated,
            double[] propensity,
            double[] predictedTreated,
            double[] predictedControl) {
        return DoublyRobust.scores(outcome, treated, propensity, predictedTreated, predictedControl);
    }

    /**
     * Estimates RATE and the TOC curve.
     *
     * @param scores one unbiased effect per unit, as from {@link #doublyRobustScores}
     * @param priority the higher, the earlier treated; must not have been fitted on these units
     * @param q ascending shares in (0, 1] for the curve
     * @param resamples half-samples, at least 100
     * @param seed start of all random streams; same seed, same bytes on any number of threads
     * @param checkpoint called before every half-sample, on any thread; may throw to cancel
     * @throws IllegalArgumentException for different lengths, fewer than four units, values that are not finite
     */
    public static Result estimate(
            double[] scores,
            double[] priority,
            Target target,
            double[] q,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint) {
        return estimate(scores, priority, new int[0], target, q, resamples, seed, level, checkpoint);
    }

    /**
     * The same for rows that belong to units, several to a unit: half-samples take whole units, because rows of a unit resemble each
     * other.
     *
     * @param unitOf by row the number of its unit, from 0 without gaps, at least four units; empty if every row is a unit of its own
     */
    public static Result estimate(
            double[] scores,
            double[] priority,
            int[] unitOf,
            Target target,
            double[] q,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint) {
        int n = scores.length;
        Checks.require(
                unitOf.length == 0 || unitOf.length == n, "there are " + n + " scores and " + unitOf.length + " units");
        Checks.notNegative(unitOf, "unitOf");
        int units = unitOf.length == 0 ? n : Arrays.stream(unitOf).max().orElse(0) + 1;
        Checks.require(priority.length == n, "there are " + n + " scores and " + priority.length + " priorities");
        Checks.atLeast(units, 4, "units");
        Checks.atLeast(resamples, 100, "resamples");
        Checks.finite(scores, "scores");
        Checks.finite(priority, "priority");
        for (double share : q) {
            Checks.require(share > 0 && share <= 1, "q must lie in (0, 1] but is " + share);
        }
        double[] key = new double[n];
        for (int i = 0; i < n; i++) {
            key[i] = -priority[i];
        }
        int[] order = RadixSort.order(key);
        double[] sorted = new double[n];
        boolean[] last = new boolean[n];
        int[] unit = new int[unitOf.length];
        for (int r = 0; r < n; r++) {
            if (unit.length > 0) {
                unit[r] = unitOf[order[r]];
            }
            sorted[r] = scores[order[r]];
            last[r] = r == n - 1 || key[order[r + 1]] != key[order[r]];
        }
        double[] estimate = curve(sorted, last, n, target, q);
        double[][] draws = new double[resamples][];
        IntStream.range(0, resamples).parallel().forEach(b -> {
            checkpoint.run();
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + b);
            draws[b] = half(sorted, last, chosen(unit, units, random), target, q);
        });
        Effect[] effects = new Effect[q.length + 1];
        for (int k = 0; k <= q.length; k++) {
            double[] column = new double[resamples];
            for (int b = 0; b < resamples; b++) {
                column[b] = draws[b][k];
            }
            double error = Moments.of(column).standardDeviation();
            // TOC(1) is zero by definition; what rounding leaves is no uncertainty.
            boolean exact = k > 0 && q[k - 1] == 1;
            effects[k] = Effect.normal(exact ? 0 : estimate[k], exact ? 0 : error, level, List.of());
        }
        return new Result(effects[0], q.clone(), List.of(effects).subList(1, q.length + 1));
    }

    /** The rows of a random half of the units; without units every row is one. */
    private static boolean[] chosen(int[] unit, int units, SplittableRandom random) {
        boolean[] in = new boolean[units];
        int wanted = units / 2;
        int taken = 0;
        for (int u = 0; u < units && taken < wanted; u++) {
            in[u] = random.nextInt(units - u) < wanted - taken;
            taken += in[u] ? 1 : 0;
        }
        if (unit.length == 0) {
            return in;
        }
        boolean[] rows = new boolean[unit.length];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = in[unit[r]];
        }
        return rows;
    }

    /** The curve of half of the units: its spread around the whole is that of the whole around the truth. */
    private static double[] half(double[] sorted, boolean[] last, boolean[] chosen, Target target, double[] q) {
        int n = sorted.length;
        double[] part = new double[n];
        boolean[] ends = new boolean[n];
        int taken = 0;
        for (int r = 0; r < n; r++) {
            if (chosen[r]) {
                part[taken++] = sorted[r];
            }
            if (last[r] && taken > 0) {
                ends[taken - 1] = true;
            }
        }
        return curve(part, ends, taken, target, q);
    }

    /** RATE, then TOC at every q; a share that ends within a unit takes that part of it. */
    private static double[] curve(double[] sorted, boolean[] last, int n, Target target, double[] q) {
        double[] smooth = new double[n];
        double total = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            double sum = 0;
            do {
                sum += sorted[to];
            } while (!last[to++]);
            for (int r = from; r < to; r++) {
                smooth[r] = sum / (to - from);
            }
            total += sum;
            from = to;
        }
        double mean = total / n;
        double[] out = new double[q.length + 1];
        double[] cumulative = new double[n + 1];
        for (int r = 0; r < n; r++) {
            cumulative[r + 1] = cumulative[r] + smooth[r];
            double toc = cumulative[r + 1] / (r + 1) - mean;
            out[0] += (target == Target.QINI ? (r + 1.0) / n : 1) * toc / n;
        }
        for (int k = 0; k < q.length; k++) {
            double reach = q[k] * n;
            int whole = Math.min(n, (int) Math.floor(reach + 1e-9));
            double rest = Math.max(0, reach - whole);
            double sum = cumulative[whole] + (whole < n ? rest * smooth[whole] : 0);
            out[k + 1] = sum / (whole + (whole < n ? rest : 0)) - mean;
        }
        return out;
    }
}
