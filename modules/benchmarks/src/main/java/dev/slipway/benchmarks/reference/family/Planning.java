package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.power.PowerAnalysis;
import dev.slipway.stats.power.SampleSize;

/** Sample sizes, power and detectable effects; the inputs stand in the call or the id. */
public final class Planning implements Family {
    private static final double POWER = 0.8;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("sample size", "achieved power", "minimum detectable", "schoenfeld");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        boolean oneSided = check.call().contains("one.sided");
        double alpha = check.parameter("alpha", check.parameter("sig.level", Intervals.ALPHA));
        // A one-sided test at α is the two-sided one at 2α whose wrong side counts nothing.
        double twoSided = oneSided ? 2 * alpha : alpha;
        double power = check.parameter("power", POWER);
        if (check.methodHas("schoenfeld")) {
            answers.put("events", SampleSize.logRankEvents(check.parameter("hr", Double.NaN), 0.5, twoSided, power));
        } else if (check.methodHas("two proportions")) {
            proportions(check, answers, oneSided, twoSided, power);
        } else {
            means(check, answers, twoSided, power);
        }
    }

    private static void proportions(Check check, Answers answers, boolean oneSided, double alpha, double power) {
        double p1 = check.parameter("p1", Double.NaN);
        double p2 = check.parameter("p2", Double.NaN);
        double n = check.parameter("n", Double.NaN);
        if (check.methodHas("achieved")) {
            answers.put("power", PowerAnalysis.powerProportions(n, p1, p2, alpha))
                    .put("power_strict", PowerAnalysis.strictPowerProportions(n, p1, p2, alpha));
        } else if (check.methodHas("detectable")) {
            double found = PowerAnalysis.detectableProportion(n, p1, alpha, power);
            answers.put("p2", found).put("mde_abs", found - p1).put("mde_rel", (found - p1) / p1);
        } else {
            double size = PowerAnalysis.sampleSizeProportions(p1, p2, alpha, power);
            // One side has no wrong side to count.
            double strict = oneSided ? size : PowerAnalysis.strictSampleSizeProportions(p1, p2, alpha, power);
            answers.put("n_per_arm_R", size)
                    .put("n_per_arm_R_strict", strict)
                    .put("n_per_arm_ceiling", Math.ceil(size))
                    .put(
                            "n_unpooled_formula",
                            SampleSize.forDifference(p1 * (1 - p1), p2 * (1 - p2), p2 - p1, 1, alpha, power)
                                    .control());
        }
    }

    private static void means(Check check, Answers answers, double alpha, double power) {
        double delta = check.parameter("delta", Double.NaN);
        double sd = check.parameter("sd", 1);
        if (check.methodHas("achieved")) {
            double n = check.parameter("n", Double.NaN);
            answers.put("power", PowerAnalysis.powerT(n, delta, sd, alpha))
                    .put("power_strict", PowerAnalysis.strictPowerT(n, delta, sd, alpha));
        } else {
            answers.put("n", PowerAnalysis.sampleSizeT(delta, sd, alpha, power))
                    .put(
                            "n_normal_approx",
                            SampleSize.forDifference(sd * sd, sd * sd, delta, 1, alpha, power)
                                    .control());
        }
    }
}
