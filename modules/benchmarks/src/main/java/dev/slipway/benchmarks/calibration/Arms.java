package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.multiplicity.AdjustedP;
import dev.slipway.stats.multiplicity.SimultaneousIntervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three treatments against one control: an error is a family with any false positive, and a family of intervals covers when all
 * do. For the false discovery rates all nulls are true, where both notions agree.
 */
final class Arms implements Family {
    private static final int TREATMENTS = 3;
    private static final double LIFT = 0.05;

    private final Pool pool = Pool.of("arms", random -> new double[] {2 + Draws.exponential(random)});

    @Override
    public String label() {
        return "three treatments and a control";
    }

    @Override
    public int[] sizes() {
        return new int[] {50, 200, 1_000, 10_000, 100_000};
    }

    @Override
    public Experiment at(int units) {
        return (random, tally) -> simulate(units, random, tally);
    }

    private void simulate(int units, SplittableRandom random, Tally tally) {
        Moments control = Moments.of(pool.take(0, pool.draw(random, units)));
        Moments[] same = new Moments[TREATMENTS];
        Moments[] more = new Moments[TREATMENTS];
        List<Effect> none = new ArrayList<>();
        List<Effect> some = new ArrayList<>();
        for (int i = 0; i < TREATMENTS; i++) {
            double[] y = pool.take(0, pool.draw(random, units));
            same[i] = Moments.of(y);
            more[i] = Moments.of(Draws.scaled(y, 1 + LIFT));
            none.add(Welch.compare(same[i], control, LEVEL).absolute());
            some.add(Welch.compare(more[i], control, LEVEL).absolute());
        }
        double truth = LIFT * pool.mean(0);
        tests(none, tally);
        ManyToOneArms.family("bonferroni", SimultaneousIntervals.bonferroni(some, LEVEL), truth, tally);
        ManyToOneArms.family("welch_t without adjustment", none, 0, tally);
        ManyToOneArms.family("welch_t without adjustment", some, truth, tally);
    }

    private static void tests(List<Effect> none, Tally tally) {
        double[] p = none.stream().mapToDouble(Effect::pValue).toArray();
        List<StatWarning> warnings = none.getFirst().warnings();
        tally.test("holm", smallest(AdjustedP.HOLM, p), warnings);
        tally.test("hochberg", smallest(AdjustedP.HOCHBERG, p), warnings);
        tally.test("benjamini_hochberg", smallest(AdjustedP.BENJAMINI_HOCHBERG, p), warnings);
        tally.test("benjamini_yekutieli", smallest(AdjustedP.BENJAMINI_YEKUTIELI, p), warnings);
        tally.test("bonferroni", smallest(AdjustedP.BONFERRONI, p), warnings);
    }

    private static double smallest(AdjustedP how, double[] p) {
        return Arrays.stream(how.adjust(p)).min().orElse(1);
    }
}
