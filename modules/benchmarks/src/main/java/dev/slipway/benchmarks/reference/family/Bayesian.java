package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.bayes.BestOfArms;
import dev.slipway.stats.bayes.BetaBinomial;
import dev.slipway.stats.bayes.GammaPoisson;
import dev.slipway.stats.bayes.Posterior;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.List;

/** Conjugate models of counts: two arms, the best of several, rates. */
public final class Bayesian implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("beta-binomial", "arms is best", "gamma-poisson");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        if (check.methodHas("best")) {
            best(check, data, answers);
        } else if (check.methodHas("gamma")) {
            rates(check, Arms.of(check, data), answers);
        } else {
            twoArms(check, Arms.of(check, data), answers);
        }
    }

    private static void twoArms(Check check, Arms arms, Answers answers) {
        double[] prior = check.numbers("prior");
        long[] t = arms.treatmentCounts();
        long[] c = arms.controlCounts();
        Counts.put(answers, t, c);
        BetaBinomial.Result result = BetaBinomial.compare(t[0], t[1], c[0], c[1], prior[0], prior[1], Intervals.LEVEL);
        Posterior a = Posterior.betaBinomial(c[0], c[1], prior[0], prior[1]);
        Posterior b = Posterior.betaBinomial(t[0], t[1], prior[0], prior[1]);
        answers.given("prior")
                .put("prob_B_beats_A", result.probabilityHigher())
                .put("expected_loss_choose_B", result.expectedLossT())
                .put("expected_loss_choose_A", result.expectedLossC())
                .put("posterior_mean_A", a.mean())
                .put("posterior_mean_B", b.mean())
                .put("ci95_A", a.equalTailed(Intervals.LEVEL))
                .put("ci95_B", b.equalTailed(Intervals.LEVEL))
                .put("ci95_diff_equal_tailed", result.low(), result.high());
    }

    private static void best(Check check, DataFolder data, Answers answers) {
        double[] prior = prior(check);
        List<Table> arms = Arms.listed(check, data);
        Posterior[] posteriors = new Posterior[arms.size()];
        for (int i = 0; i < posteriors.length; i++) {
            double[] flags = arms.get(i).numbers(Arms.metricOf(check, data));
            long hits = (long) Arrays.stream(flags).sum();
            posteriors[i] = Posterior.betaBinomial(hits, flags.length, prior[0], prior[1]);
            answers.put("arms/" + i + "/x", (double) hits).put("arms/" + i + "/n", flags.length);
        }
        double[] share = BestOfArms.compare(posteriors, true).probabilityBest();
        answers.put("p_best", share).put("total", Arrays.stream(share).sum());
    }

    private static void rates(Check check, Arms arms, Answers answers) {
        double[] prior = prior(check);
        long sumT = (long) Arrays.stream(arms.t()).sum();
        long sumC = (long) Arrays.stream(arms.c()).sum();
        int nT = arms.t().length;
        int nC = arms.c().length;
        answers.put("sum_treatment", (double) sumT)
                .put("sum_control", (double) sumC)
                .put("n_treatment", nT)
                .put("n_control", nC)
                .put(
                        "prob_B_beats_A",
                        GammaPoisson.compare(sumT, nT, sumC, nC, prior[0], prior[1], Intervals.LEVEL)
                                .probabilityHigher())
                .put(
                        "mean_A",
                        Posterior.gammaPoisson(sumC, nC, prior[0], prior[1]).mean())
                .put(
                        "mean_B",
                        Posterior.gammaPoisson(sumT, nT, prior[0], prior[1]).mean());
    }

    /** The prior that the method's name states, as in "Beta(1,1)". */
    private static double[] prior(Check check) {
        String pair = Check.find(check.method(), "(?:Beta|Gamma)\\(([0-9.]+, ?[0-9.]+)\\)");
        Checks.require(pair != null, "the method does not state the prior");
        return Arrays.stream((pair == null ? "" : pair).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
