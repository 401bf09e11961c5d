package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.MixtureSprt;

/** Confidence sequences and the mixture sequential probability ratio test. */
public final class AlwaysValid implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("always-valid", "path of looks");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        if (check.methodHas("path of looks")) {
            new LookPath(check, data).answer(answers);
            return;
        }
        Arms arms = Arms.of(check, data);
        Moments t = Moments.of(arms.t());
        Moments c = Moments.of(arms.c());
        Welch.Result welch = Welch.compare(t, c, Intervals.LEVEL);
        for (String key : check.keys()) {
            String tuning = Check.find(key, "tune(\\d+)");
            if (tuning != null) {
                Effect fixed = key.contains("relative") ? welch.relative() : welch.absolute();
                sequence(answers.in(key), fixed, t.n() + c.n(), Long.parseLong(tuning));
            } else if (key.startsWith("msprt")) {
                for (String tau : check.keys(key)) {
                    mixture(answers.in(key).in(tau), welch.absolute(), Double.parseDouble(tau));
                }
            }
        }
    }

    private static void sequence(Answers answers, Effect fixed, long units, long tuning) {
        Effect sequence =
                ConfidenceSequence.asymptotic(fixed.estimate(), fixed.standardError(), units, tuning, Intervals.ALPHA);
        answers.given("rho")
                .put("expected", fixed.estimate())
                .put("stddev", fixed.standardError())
                .put("halfwidth", sequence.halfWidth())
                .put("ci", sequence.low(), sequence.high())
                .put("p", sequence.pValue());
    }

    private static void mixture(Answers answers, Effect fixed, double tau) {
        double variance = fixed.standardError() * fixed.standardError();
        Effect test = MixtureSprt.test(fixed.estimate(), fixed.standardError(), tau, Intervals.ALPHA);
        answers.given("tau")
                .put("V", variance)
                .put("diff", fixed.estimate())
                .put("LR", MixtureSprt.likelihoodRatio(fixed.estimate(), fixed.standardError(), tau))
                .put("p", test.pValue())
                .put("ci95_halfwidth", test.halfWidth());
    }
}
