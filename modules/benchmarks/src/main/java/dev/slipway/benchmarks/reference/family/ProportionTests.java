package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.ContingencyTable;
import dev.slipway.stats.ab.FisherExact;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.math.Normal;

/** Tests of two proportions: pooled and unpooled z, chi-square, G, Fisher's, relative lift. */
public final class ProportionTests implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("two-proportion z", "fisher exact", "relative lift p_t/p_c");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        long[] t = arms.treatmentCounts();
        long[] c = arms.controlCounts();
        Counts.put(answers, t, c);
        TwoProportions.Result result = TwoProportions.compare(t[0], t[1], c[0], c[1], Intervals.LEVEL);
        if (check.methodHas("fisher")) {
            FisherExact.Result fisher = FisherExact.test(t[0], t[1], c[0], c[1], Intervals.LEVEL);
            double p = switch (check.alternative()) {
                case GREATER -> fisher.pGreater();
                case LESS -> fisher.pLess();
                default -> fisher.pValue();
            };
            answers.put("p", p).put("odds_ratio", Counts.oddsRatio(t, c));
        } else if (check.methodHas("unpooled")) {
            Effect effect = result.absolute();
            double z = effect.estimate() / effect.standardError();
            answers.put("se", effect.standardError()).put("z", z).put("p_two_sided", Normal.twoSidedP(z));
        } else if (check.methodHas("lift")) {
            lift(answers, arms, result, t, c);
        } else {
            pooled(answers, result, t, c);
        }
    }

    private static void pooled(Answers answers, TwoProportions.Result result, long[] t, long[] c) {
        ContingencyTable.Result table = ContingencyTable.test(new long[][] {{t[0], t[1] - t[0]}, {c[0], c[1] - c[0]}});
        answers.put("p_control", (double) c[0] / (double) c[1])
                .put("p_treatment", (double) t[0] / (double) t[1])
                .put("diff", result.absolute().estimate())
                .put("z_pooled", result.z())
                .put("p_two_sided", result.absolute().pValue())
                .put("p_treatment_greater", Normal.survival(result.z()))
                .put("p_treatment_less", Normal.cumulative(result.z()))
                .put("chi2_no_correction", table.chiSquare())
                .put("chi2_p", table.pValue())
                .put("chi2_yates", table.yates())
                .put("chi2_yates_p", table.yatesPValue())
                .put("g_test", table.g())
                .put("g_p", table.gPValue());
    }

    private static void lift(Answers answers, Arms arms, TwoProportions.Result result, long[] t, long[] c) {
        Effect lift = result.relative();
        Effect sample = Welch.compare(Moments.of(arms.t()), Moments.of(arms.c()), Intervals.LEVEL)
                .relative();
        answers.put("lift", lift.estimate())
                .put("se_var_n", lift.standardError())
                .put("ci_normal_var_n", lift.low(), lift.high())
                .put("se_var_n_minus_1", sample.standardError());
        // gbstats: the variance has divisor n, the interval is Student's with Welch's degrees of freedom.
        Welch.Result student = Welch.compare(Counts.momentsOfDivisorN(t), Counts.momentsOfDivisorN(c), Intervals.LEVEL);
        Intervals.gbstats(answers, "gbstats", student.relative());
        Intervals.gbstats(answers, "gbstats_absolute", student.absolute());
    }
}
