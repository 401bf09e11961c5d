package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.ab.PermutationTest;
import dev.slipway.stats.resample.Bootstrap;
import dev.slipway.stats.resample.QuantileBootstrap;
import dev.slipway.stats.resample.RatioBootstrap;

/** Bootstrap of a difference and of a lift, and the permutation test. */
public final class Resampling implements Family {
    private static final long SEED = 20_240_601;
    private static final int RESAMPLES = 10_000;
    private static final double MEDIAN = 0.5;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("bootstrap", "permutation test");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        if (check.methodHas("permutation")) {
            int permutations = check.at("permutations").asInt(RESAMPLES);
            PermutationTest.Result result = PermutationTest.meanDifference(arms.t(), arms.c(), permutations, SEED);
            answers.given("permutations", "mc_se").put("p", result.pValue());
            return;
        }
        if (check.methodHas("median", "quantile", "th percentile")) {
            quantile(check, arms, answers);
            return;
        }
        int resamples = check.at("mc_sd_of_endpoints_at_B10", "B").asInt(RESAMPLES);
        Bootstrap.Result difference = Bootstrap.meanDifference(arms.t(), arms.c(), resamples, SEED, Intervals.LEVEL);
        RatioBootstrap.Result lift = RatioBootstrap.difference(
                RatioBootstrap.Arm.ofMeans(arms.t()),
                RatioBootstrap.Arm.ofMeans(arms.c()),
                RatioBootstrap.Draw.MULTINOMIAL,
                resamples,
                SEED,
                Intervals.LEVEL,
                () -> {});
        answers.given("B", "mc_sd_of_endpoints_at_B10")
                .put("diff", difference.effect())
                .put("diff_ci", difference.percentileLow(), difference.percentileHigh())
                .put("diff_se", difference.standardError())
                .put("diff_ci_bca", difference.bcaLow(), difference.bcaHigh())
                .put("p_boot_sign", difference.signPValue())
                .put("lift_se", lift.liftStandardError())
                .put("lift", lift.lift())
                .put("lift_ci", lift.liftLow(), lift.liftHigh());
    }

    /** The median, or the quantile that the method's name states as 0.9 or as 90th. */
    private static void quantile(Check check, Arms arms, Answers answers) {
        String share = Check.find(check.method(), "\\b(0?\\.\\d+)\\b");
        String percent = Check.find(check.method(), "(\\d+)th");
        double q = share != null
                ? Double.parseDouble(share)
                : percent != null ? Double.parseDouble(percent) / 100 : MEDIAN;
        QuantileBootstrap.Result result = QuantileBootstrap.difference(
                arms.t(), arms.c(), q, (int) check.parameter("B", RESAMPLES), SEED, Intervals.LEVEL, () -> {});
        answers.put("diff", result.effect())
                .put("ci", result.low(), result.high())
                .put("se", result.standardError());
    }
}
