package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.uplift.RankWeightedEffect;
import dev.slipway.stats.uplift.RankWeightedEffect.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
        double[] effect = Aipw.ofTreatment(effects, k - 1);
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
                raw.get(0),
                raw.get(1),
                curve(
                        score,
                        order,
                        units,
                        grid,
                        autoc.toc(),
                        raw.subList(2, raw.size()),
                        calibration.average().estimate(),
                        level),
                RankingTest.of(data.arms().get(k), autoc.rate(), 1 - level),
                truth == null
                        ? null
                        : TruthComparison.of(
                                effect,
                                Aipw.ofTreatment(truth, k - 1),
                                calibration.average().estimate(),
                                context::checkCancelled));
    }

    /** Largest effects first, equal ones in a random order of their units. */
    private static int[] order(double[] effect, long[] units, long seed) {
        double[] lot = Arrays.stream(units)
                .mapToDouble(unit -> Seeds.uniform(Seeds.of(seed, 3), unit))
                .toArray();
        return IntStream.range(0, effect.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -effect[i])
                        .thenComparingDouble(i -> lot[i])
                        .thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
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
            int[] order,
            Units units,
            double[] grid,
            List<Effect> toc,
            List<Interval> qini,
            double average,
            double level) {
        double z = Normal.upperQuantile((1 - level) / 2);
        double[] gained = new double[score.length];
        List<CurvePoint> all = new ArrayList<>();
        int reached = 0;
        for (int g = 0; g < grid.length; g++) {
            for (int end = (int) Math.round(grid[g] * order.length); reached < end; reached++) {
                gained[order[reached]] = score[order[reached]];
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
