package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.bayes.NormalEffect;
import dev.slipway.stats.bayes.NormalPrior;
import java.util.Arrays;

/** The normal posterior of an effect, with a prior on the relative scale. */
public final class BayesianEffect implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("gaussian-effect bayesian");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Arms arms = Arms.of(check, data);
        boolean flags = Arrays.stream(arms.t()).allMatch(v -> v == 0 || v == 1);
        Welch.Result effects = flags
                ? Welch.compare(
                        Counts.momentsOfDivisorN(arms.treatmentCounts()),
                        Counts.momentsOfDivisorN(arms.controlCounts()),
                        Intervals.LEVEL)
                : Welch.compare(arms.t(), arms.c(), Intervals.LEVEL);
        double control = Arrays.stream(arms.c()).average().orElse(Double.NaN);
        for (String key : check.keys()) {
            boolean relative = key.startsWith("relative");
            Effect effect = relative ? effects.relative() : effects.absolute();
            NormalPrior.Scale scale = relative ? NormalPrior.Scale.RELATIVE : NormalPrior.Scale.ABSOLUTE;
            NormalEffect.Result posterior = prior(key).posterior(effect, scale, control, Intervals.LEVEL);
            answers.in(key)
                    .put("chanceToWin", posterior.probabilityPositive())
                    .put("expected", posterior.mean())
                    .put("stddev", posterior.standardDeviation())
                    .put("ci", posterior.low(), posterior.high())
                    .put("risk", posterior.expectedLossIfKept(), posterior.expectedLossIfShipped());
        }
    }

    private static NormalPrior prior(String key) {
        String mean = Check.find(key, "N\\((-?[0-9.]+),");
        String deviation = Check.find(key, "N\\(-?[0-9.]+,([0-9.]+)\\^2\\)");
        return mean == null || deviation == null
                ? NormalPrior.flat()
                : new NormalPrior(
                        key, Double.parseDouble(mean), Double.parseDouble(deviation), NormalPrior.Scale.RELATIVE);
    }
}
