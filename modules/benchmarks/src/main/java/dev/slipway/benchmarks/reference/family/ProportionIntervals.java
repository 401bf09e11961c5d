package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.OddsRatio;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.stats.ab.RiskRatio;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.bayes.Posterior;
import dev.slipway.stats.math.Normal;

/** Intervals of one proportion, of differences and of ratios of two. */
public final class ProportionIntervals implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("cis for difference", "single-proportion", "odds ratio and risk ratio");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        long[] t = arms.treatmentCounts();
        long[] c = arms.controlCounts();
        Counts.put(answers, t, c);
        double level = check.level();
        if (check.methodHas("single")) {
            single(answers, "treatment", t, level);
            single(answers, "control", c, level);
            return;
        }
        OddsRatio.Result odds = OddsRatio.compare(t[0], t[1], c[0], c[1], level);
        RiskRatio.Result risk = RiskRatio.compare(t[0], t[1], c[0], c[1], level);
        answers.put("oddsratio", odds.ratio())
                .put("log_or_se", odds.logRatio().standardError())
                .put("or_ci", odds.low(), odds.high())
                .put("odds_ratio_logit", odds.low(), odds.high())
                .put("riskratio", risk.ratio())
                .put("log_rr_se", risk.logRatio().standardError())
                .put("rr_ci", risk.low(), risk.high())
                .put("ratio_log", risk.low(), risk.high())
                .put("ratio_log-adjusted", risk.adjustedLow(), risk.adjustedHigh())
                .put("ratio_score", risk.scoreLow(), risk.scoreHigh());
        differences(answers, t, c, level);
    }

    /** statsmodels' interval of Jeffreys keeps the quantiles of Beta(x + 1/2, n - x + 1/2) where nothing or everything succeeded. */
    private static void single(Answers answers, String arm, long[] counts, double level) {
        long x = counts[0];
        long n = counts[1];
        answers.put("wilson/" + arm, Proportions.wilson(x, n, level))
                .put("beta/" + arm, Proportions.clopperPearson(x, n, level))
                .put("agresti_coull/" + arm, Proportions.agrestiCoull(x, n, level))
                .put("jeffreys/" + arm, Posterior.betaBinomial(x, n, 0.5, 0.5).equalTailed(level))
                .put("normal/" + arm, Proportions.wald(x, n, level));
    }

    private static void differences(Answers answers, long[] t, long[] c, double level) {
        TwoProportions.Result two = TwoProportions.compare(t[0], t[1], c[0], c[1], level);
        Effect wald = two.absolute();
        double z = Normal.upperQuantile((1 - level) / 2);
        answers.put("diff_wald", wald.low(), wald.high())
                .put("diff_newcomb", two.newcombeLow(), two.newcombeHigh())
                .put("diff_agresti-caffo", RiskDifference.agrestiCaffo(t[0], t[1], c[0], c[1], level))
                .put("diff_score", RiskDifference.miettinenNurminen(t[0], t[1], c[0], c[1], z));
    }
}
