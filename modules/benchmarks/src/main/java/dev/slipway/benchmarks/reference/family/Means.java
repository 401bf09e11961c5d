package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Fieller;
import dev.slipway.stats.ab.MannWhitney;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.drift.KolmogorovSmirnov;
import dev.slipway.stats.math.Normal;

/** Two arms of numbers: Welch, relative lift, Mann-Whitney, Kolmogorov-Smirnov. */
public final class Means implements Family {
    private static final int SCIPY_EXACT = 8;

    @Override
    public boolean knows(Check check) {
        return check.methodHas(
                "welch t", "mann-whitney", "two-sample kolmogorov", "relative lift of means", "experimental benchmark");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        Moments t = Moments.of(arms.t());
        Moments c = Moments.of(arms.c());
        if (check.methodHas("mann-whitney")) {
            MannWhitney.Result result =
                    MannWhitney.compare(arms.t(), arms.c(), Intervals.LEVEL, ranksMethod(check, arms));
            double p = switch (check.alternative()) {
                case GREATER -> result.pGreater();
                case LESS -> result.pLess();
                default -> result.pValue();
            };
            answers.put("U_treatment", result.u()).put("p", p).put("auc_common_language", result.probabilityHigher());
        } else if (check.methodHas("kolmogorov")) {
            KolmogorovSmirnov.Result result =
                    KolmogorovSmirnov.test(arms.t(), arms.c(), KolmogorovSmirnov.Method.FINITE);
            answers.put("D", result.statistic()).put("p_asymptotic", result.pValue());
            if (check.expects("p_exact") || check.expects("p")) {
                KolmogorovSmirnov.Method method = check.call().contains("asymp")
                        ? KolmogorovSmirnov.Method.FINITE
                        : KolmogorovSmirnov.Method.EXACT;
                double p = KolmogorovSmirnov.test(arms.t(), arms.c(), method).pValue();
                answers.put("p_exact", p).put("p", p);
            }
        } else if (check.methodHas("relative lift")) {
            lift(answers, t, c);
        } else {
            welch(answers, t, c);
        }
    }

    /** What the call asks for; scipy's own choice is exact where an arm has up to eight values, R's is ours. */
    private static MannWhitney.Method ranksMethod(Check check, Arms arms) {
        if (check.call().matches("(?s).*(?:use_continuity|correct)\\s*=\\s*F(?:alse|ALSE)?\\b.*")) {
            return MannWhitney.Method.UNCORRECTED;
        }
        if (check.call().contains("asymptotic") || check.call().matches("(?s).*exact\\s*=\\s*F(?:alse|ALSE)?\\b.*")) {
            return MannWhitney.Method.NORMAL;
        }
        boolean scipy = check.call().contains("mannwhitneyu");
        boolean few = Math.min(arms.t().length, arms.c().length) <= SCIPY_EXACT;
        return scipy && !few && !check.call().contains("exact") ? MannWhitney.Method.NORMAL : MannWhitney.Method.AUTO;
    }

    private static void welch(Answers answers, Moments t, Moments c) {
        Effect effect = Welch.compare(t, c, Intervals.LEVEL).absolute();
        double statistic = effect.estimate() / effect.standardError();
        answers.put("n_control", (double) c.n())
                .put("n_treatment", (double) t.n())
                .put("mean_control", c.mean())
                .put("mean_treatment", t.mean())
                .put("var_control", c.variance())
                .put("var_treatment", t.variance())
                .put("diff", effect.estimate())
                .put("se", effect.standardError())
                .put("t", statistic)
                .put("df", effect.degreesOfFreedom())
                .put("p", effect.pValue())
                .put("ci95", effect.low(), effect.high())
                .put("ci90", Intervals.at(effect, 0.9))
                .put("ci99", Intervals.at(effect, 0.99))
                .put("p_greater", Intervals.greater(statistic, effect.degreesOfFreedom()))
                .put("p_less", Intervals.greater(-statistic, effect.degreesOfFreedom()))
                .put("z_p", Normal.twoSidedP(statistic));
    }

    private static void lift(Answers answers, Moments t, Moments c) {
        Welch.Result result = Welch.compare(t, c, Intervals.LEVEL);
        Effect lift = result.relative();
        Effect fieller = Fieller.lift(t.mean(), t.varianceOfMean(), c.mean(), c.varianceOfMean(), Intervals.LEVEL);
        answers.put("lift", lift.estimate())
                .put("se", lift.standardError())
                .put("ci95_normal", Intervals.normal(lift.estimate(), lift.standardError(), Intervals.LEVEL))
                .put("fieller_ci95_normal", fieller.low(), fieller.high())
                // The delta method's error of ln(1 + lift).
                .put("log_ratio_se", lift.standardError() / (1 + lift.estimate()));
        Intervals.gbstats(answers, "gbstats_relative", lift);
        Intervals.gbstats(answers, "gbstats_absolute", result.absolute());
    }
}
