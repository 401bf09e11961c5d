package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.uplift.RankWeightedEffect;
import dev.slipway.stats.uplift.RankWeightedEffect.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good predicted effects of one treatment are, on rows that the model did not see.
 *
 * @param treatment its name
 * @param calibration predicted against observed, as a line
 * @param deciles the same part by part, largest predicted effects first
 * @param atShares uplift@k
 * @param autoc RATE that favours the first few (AUTOC)
 * @param qiniRate RATE with Qini's weights, by doubly robust scores
 * @param gainArea area under the curve of gains by doubly robust scores, see {@link GainArea}
 * @param auuc area under the uplift curve of raw means over a random order's, per row
 * @param qini area under Radcliffe's Qini curve of raw means over its chord, per treated row
 * @param curve the curves
 * @param ranking whether the order is better than random
 * @param truth beside planted effects; null where there are none
 */
public record TreatmentEvaluation(
        String treatment,
        CalibrationTest calibration,
        List<Decile> deciles,
        List<UpliftAtShare> atShares,
        Effect autoc,
        Effect qiniRate,
        Effect gainArea,
        Interval auuc,
        Interval qini,
        List<CurvePoint> curve,
        RankingTest ranking,
        @Nullable TruthComparison truth) {

    /**
     * Judges.
     *
     * @param data rows that neither model nor nuisances saw
     * @param scores by row and treatment, see {@link Aipw}
     * @param effects predicted by row and treatment
     * @param truth planted by row and treatment, or null
     * @param k the treatment, from 1
     */
    public static TreatmentEvaluation of(
            UpliftData data,
            double[][] scores,
            double[][] effects,
            double @Nullable [][] truth,
            int k,
            EvaluationPlan plan,
            long seed,
            JobContext context) {
        int n = data.rows();
        Checks.require(
                scores.length == n && effects.length == n,
                "there are " + scores.length + " scores and " + effects.length + " effects for " + n + " rows");
        double level = plan.level();
        double[] score = Aipw.ofTreatment(scores, k - 1);
        double[] effect = effect(score, Aipw.ofTreatment(effects, k - 1));
        Units units = Units.of(data.units(), IntStream.range(0, n).toArray());
        int[] order = order(effect, data.units(), seed);
        RankedPair pair = new RankedPair(data, effect, order, k, units);
        int[] unitOf = units.single() ? new int[0] : units.unitOf();
        double[] grid = plan.grid();
        RankWeightedEffect.Result autoc = RankWeightedEffect.estimate(
                score,
                effect,
                unitOf,
                Target.AUTOC,
                grid,
                plan.resamples(),
                Seeds.of(seed, 1),
                level,
                context::checkCancelled);
        RankWeightedEffect.Result qiniRate = RankWeightedEffect.estimate(
                score,
                effect,
                unitOf,
                Target.QINI,
                new double[0],
                plan.resamples(),
                Seeds.of(seed, 1),
                level,
                context::checkCancelled);
        List<Interval> raw = pair.measures(grid, plan.resamples(), Seeds.of(seed, 2), level, context::checkCancelled);
        CalibrationTest calibration = CalibrationTest.of(score, effect, units, level);
        return new TreatmentEvaluation(
                data.arms().get(k),
                calibration,
                Decile.of(score, effect, order, units, plan.parts(), level),
                atShares(score, order, units, pair, plan),
                autoc.rate(),
                qiniRate.rate(),
                GainArea.of(score, effect, order, units, level),
                raw.get(0),
                raw.get(1),
                curve(
                        score,
                        effect,
                        order,
                        units,
                        grid,
                        autoc.toc(),
                        raw.subList(2, raw.size()),
                        calibration.average().estimate(),
                        level,
                        context::checkCancelled),
                RankingTest.of(data.arms().get(k), autoc.rate(), calibration.slope() != null, 1 - level),
                truth == null
                        ? null
                        : TruthComparison.of(
                                effect,
                                Aipw.ofTreatment(truth, k - 1),
                                calibration.average().estimate(),
                                context::checkCancelled));
    }

    /** Effects that differ by rounding only are made equal, so that it does not rank them; −0 becomes 0, which sorts with its equals. */
    private static double[] effect(double[] score, double[] predicted) {
        double[] effect = predicted.clone();
        if (CalibrationTest.varies(score, predicted)) {
            Arrays.setAll(effect, i -> predicted[i] + 0.0);
        } else {
            Arrays.fill(effect, Moments.of(predicted).mean() + 0.0);
        }
        return effect;
    }

    /** Largest effects first, equal ones in a random order of their units. */
    private static int[] order(double[] effect, long[] units, long seed) {
        int[] lots = RadixSort.order(Arrays.stream(units)
                .mapToDouble(unit -> Seeds.uniform(Seeds.of(seed, 3), unit))
                .toArray());
        int[] ranks =
                RadixSort.order(Arrays.stream(lots).mapToDouble(i -> -effect[i]).toArray());
        return Arrays.stream(ranks).map(r -> lots[r]).toArray();
    }

    private static List<UpliftAtShare> atShares(
            double[] score, int[] order, Units units, RankedPair pair, EvaluationPlan plan) {
        List<UpliftAtShare> all = new ArrayList<>();
        for (double share : plan.shares()) {
            int[] first = Arrays.copyOf(order, Math.max(1, (int) (order.length * share)));
            all.add(new UpliftAtShare(
                    share,
                    first.length,
                    ClusteredMean.of(score, units, first, plan.level()),
                    pair.raw(share, plan.level())));
        }
        return List.copyOf(all);
    }

    private static List<CurvePoint> curve(
            double[] score,
            double[] effect,
            int[] order,
            Units units,
            double[] grid,
            List<Effect> toc,
            List<Interval> qini,
            double average,
            double level,
            Runnable checkpoint) {
        double z = Normal.upperQuantile((1 - level) / 2);
        double[] gained = new double[score.length];
        List<CurvePoint> all = new ArrayList<>();
        for (int g = 0; g < grid.length; g++) {
            checkpoint.run();
            double reach = grid[g] * order.length;
            for (int from = 0, to; from < order.length; from = to) {
                to = from + 1;
                while (to < order.length && effect[order[to]] == effect[order[from]]) {
                    to++;
                }
                // Equal effects are treated by lot: each row counts with its chance.
                double chance = Math.clamp((reach - from) / (to - from), 0.0, 1.0);
                for (int r = from; r < to; r++) {
                    gained[order[r]] = chance * score[order[r]];
                }
            }
            Effect gain = ClusteredMean.of(gained, units, order, level);
            double half = z * gain.standardError();
            Effect over = toc.get(g);
            all.add(new CurvePoint(
                    grid[g],
                    new Interval(gain.estimate(), gain.estimate() - half, gain.estimate() + half),
                    grid[g] * average,
                    new Interval(over.estimate(), over.low(), over.high()),
                    qini.get(g)));
        }
        return List.copyOf(all);
    }
}
