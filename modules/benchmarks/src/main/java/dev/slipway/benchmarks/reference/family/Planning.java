package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.power.Alternative;
import dev.slipway.stats.power.ArcsinePower;
import dev.slipway.stats.power.PowerAnalysis;
import dev.slipway.stats.power.SampleSize;
import dev.slipway.stats.power.TTestPower;

/** Sample sizes, power and detectable effects; the inputs stand in the call or the id. */
public final class Planning implements Family {
    private static final double POWER = 0.8;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("sample size", "achieved power", "minimum detectable", "schoenfeld");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String words = check.call() + " " + check.id();
        boolean oneSided = Check.find(words, "(one[. -]?sided|['\"](?:larger|smaller|greater|less)['\"])") != null;
        double alpha = check.parameter("alpha", check.parameter("sig.level", Intervals.ALPHA));
        // A one-sided test at α is the two-sided one at 2α whose wrong side counts nothing.
        double twoSided = oneSided ? 2 * alpha : alpha;
        double power = check.parameter("power", POWER);
        if (check.methodHas("schoenfeld")) {
            double share = share(check.method());
            answers.put("events", SampleSize.logRankEvents(check.parameter("hr", Double.NaN), share, twoSided, power));
        } else if (check.methodHas("two proportions")) {
            proportions(check, answers, oneSided, alpha, power);
        } else {
            means(check, answers, oneSided, alpha, power);
        }
    }

    /** The treatment's share of an allocation such as 2:1. */
    private static double share(String method) {
        String treatment = Check.find(method, "(\\d+):\\d+");
        String control = Check.find(method, "\\d+:(\\d+)");
        if (treatment == null || control == null) {
            return 0.5;
        }
        double t = Double.parseDouble(treatment);
        return t / (t + Double.parseDouble(control));
    }

    private static void proportions(Check check, Answers answers, boolean oneSided, double alpha, double power) {
        // statsmodels' effect size has the compared share first.
        double p1 = check.parameter("p1", number(check, "proportion_effectsize\\([^,]+,\\s*([0-9.]+)"));
        double p2 = check.parameter("p2", number(check, "proportion_effectsize\\(([0-9.]+)"));
        double n = check.parameter("n", Double.NaN);
        double twoSided = oneSided ? 2 * alpha : alpha;
        if (check.methodHas("achieved")) {
            answers.put("power", PowerAnalysis.powerProportions(n, p1, p2, twoSided))
                    .put(
                            "power_strict",
                            oneSided
                                    ? PowerAnalysis.powerProportions(n, p1, p2, twoSided)
                                    : PowerAnalysis.strictPowerProportions(n, p1, p2, alpha));
        } else if (check.methodHas("detectable")) {
            double found = PowerAnalysis.detectableProportion(n, p1, twoSided, power);
            answers.put("p2", found).put("mde_abs", found - p1).put("mde_rel", (found - p1) / p1);
        } else {
            double size = PowerAnalysis.sampleSizeProportions(p1, p2, twoSided, power);
            // One side has no wrong side to count.
            double strict = oneSided ? size : PowerAnalysis.strictSampleSizeProportions(p1, p2, alpha, power);
            boolean turned = Check.find(check.call(), "(ES\\.h\\(\\s*p1)") != null;
            double h = turned ? ArcsinePower.effect(p2, p1) : ArcsinePower.effect(p1, p2);
            answers.put("n_per_arm_R", size)
                    .put("n_per_arm_R_strict", strict)
                    .put("n_per_arm_ceiling", Math.ceil(size))
                    .put("cohen_h", h)
                    .put(
                            "n_per_arm_arcsine_h",
                            ArcsinePower.sampleSize(
                                    h, oneSided ? Alternative.ONE_SIDED : Alternative.TWO_SIDED, alpha, power))
                    .put(
                            "n_unpooled_formula",
                            SampleSize.forDifference(p1 * (1 - p1), p2 * (1 - p2), p2 - p1, 1, twoSided, power)
                                    .control());
        }
    }

    private static double number(Check check, String pattern) {
        String found = Check.find(check.call(), pattern);
        return found == null ? Double.NaN : Double.parseDouble(found);
    }

    private static void means(Check check, Answers answers, boolean oneSided, double alpha, double power) {
        double sd = check.parameter("sd", 1);
        double delta = check.parameter(
                "delta",
                check.parameter(
                        "effect_size", check.parameter("d", number(check, "(?:solve_power|power)\\(([0-9.]+)"))));
        double n = check.parameter("n", check.parameter("nobs1", Double.NaN));
        String words = check.method() + " " + check.call() + " " + check.id();
        TTestPower.Design design = words.contains("paired")
                ? TTestPower.Design.PAIRED
                : Check.find(words, "(one[. -]sample)") != null
                        ? TTestPower.Design.ONE_SAMPLE
                        : TTestPower.Design.TWO_SAMPLE;
        Alternative alternative = oneSided ? Alternative.ONE_SIDED : Alternative.TWO_SIDED;
        TTestPower test = new TTestPower(design, alternative, false);
        TTestPower strict = new TTestPower(design, alternative, true);
        // statsmodels counts a rejection on the wrong side as power, as R does with strict = TRUE.
        boolean both = Check.find(check.call(), "(TTest\\w*Power|tt_\\w+_power|strict\\s*=\\s*T)") != null;
        if (check.methodHas("achieved")) {
            answers.put("power", (both ? strict : test).power(n, delta, sd, alpha))
                    .put("power_strict", strict.power(n, delta, sd, alpha));
        } else if (check.methodHas("detectable")) {
            answers.put("delta", (both ? strict : test).detectable(n, sd, alpha, power))
                    .put("delta_strict", strict.detectable(n, sd, alpha, power));
        } else {
            double arms = design == TTestPower.Design.TWO_SAMPLE ? 2 : 1;
            double normal = SampleSize.forDifference(sd * sd, sd * sd, delta, 1, oneSided ? 2 * alpha : alpha, power)
                    .control();
            answers.put("n", (both ? strict : test).sampleSize(delta, sd, alpha, power))
                    .put("n_strict", strict.sampleSize(delta, sd, alpha, power))
                    .put("n_ceiling", Math.ceil(test.sampleSize(delta, sd, alpha, power)))
                    .put("n_normal_approx", normal * arms / 2);
        }
    }
}
