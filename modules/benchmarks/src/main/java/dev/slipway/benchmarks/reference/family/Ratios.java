package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.Relative;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.power.SampleSize;
import java.util.List;

/** Ratios of sums by the delta method. */
public final class Ratios implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("ratio metric");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms both = Arms.of(check, data);
        String name = Check.find(check.prep(), "\\b(?:den\\s*[=:]|denominator\\s*[=:]?)\\s*([\\w.]*\\w)");
        String per = name == null ? Check.find(check.prep(), "[\\w.]+(?: per |/)([\\w.]*\\w)") : name;
        Checks.require(per != null, "the preparation does not name the denominator");
        String denominator = per == null ? "" : per;
        Arms arms = both.complete(denominator);
        BivariateMoments t = BivariateMoments.of(arms.t(), arms.treatment().numbers(denominator));
        BivariateMoments c = BivariateMoments.of(arms.c(), arms.control().numbers(denominator));
        RatioMetric.Result result = RatioMetric.compare(t, c, Intervals.LEVEL);
        Effect difference = result.absolute();
        Effect lift = result.relative();
        double z = difference.estimate() / difference.standardError();
        answers.put("ratio_control", result.ratioC())
                .put("ratio_treatment", result.ratioT())
                .put("var_control", SampleSize.ratioVariance(c))
                .put("var_treatment", SampleSize.ratioVariance(t))
                .put("cov_control", c.cov())
                .put("cov_treatment", t.cov())
                .put("diff", difference.estimate())
                .put("se", difference.standardError())
                .put("z", z)
                .put("p_normal", Normal.twoSidedP(z))
                .put(
                        "ci95_normal",
                        Intervals.normal(difference.estimate(), difference.standardError(), Intervals.LEVEL))
                .put("relative_lift", lift.estimate())
                .put("relative_se", lift.standardError())
                .put("relative_ci95_normal", Intervals.normal(lift.estimate(), lift.standardError(), Intervals.LEVEL));
        double df = Relative.welchDegreesOfFreedom(
                SampleSize.ratioVariance(t) / (double) t.n(),
                t.n(),
                SampleSize.ratioVariance(c) / (double) c.n(),
                c.n());
        Intervals.gbstats(answers, "gbstats/absolute", student(difference, df));
        Intervals.gbstats(answers, "gbstats/relative", student(lift, df));
    }

    private static Effect student(Effect effect, double df) {
        return Effect.student(effect.estimate(), effect.standardError(), df, Intervals.LEVEL, List.of());
    }
}
