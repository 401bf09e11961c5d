package dev.slipway.benchmarks.reference;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Derived;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.PlainNames;
import dev.slipway.benchmarks.reference.check.Result;
import dev.slipway.benchmarks.reference.family.Accelerated;
import dev.slipway.benchmarks.reference.family.Adjusted;
import dev.slipway.benchmarks.reference.family.AllPairs;
import dev.slipway.benchmarks.reference.family.AlwaysValid;
import dev.slipway.benchmarks.reference.family.BalanceTable;
import dev.slipway.benchmarks.reference.family.Bayesian;
import dev.slipway.benchmarks.reference.family.BayesianEffect;
import dev.slipway.benchmarks.reference.family.Boundaries;
import dev.slipway.benchmarks.reference.family.Certified;
import dev.slipway.benchmarks.reference.family.Chains;
import dev.slipway.benchmarks.reference.family.Cohorts;
import dev.slipway.benchmarks.reference.family.Competing;
import dev.slipway.benchmarks.reference.family.Cox;
import dev.slipway.benchmarks.reference.family.Discontinuity;
import dev.slipway.benchmarks.reference.family.Drift;
import dev.slipway.benchmarks.reference.family.Families;
import dev.slipway.benchmarks.reference.family.Funnels;
import dev.slipway.benchmarks.reference.family.GeneralisedLinear;
import dev.slipway.benchmarks.reference.family.HeldOut;
import dev.slipway.benchmarks.reference.family.Instruments;
import dev.slipway.benchmarks.reference.family.ManyToOne;
import dev.slipway.benchmarks.reference.family.Matches;
import dev.slipway.benchmarks.reference.family.Means;
import dev.slipway.benchmarks.reference.family.Ols;
import dev.slipway.benchmarks.reference.family.OutcomeModels;
import dev.slipway.benchmarks.reference.family.Paired;
import dev.slipway.benchmarks.reference.family.Penalised;
import dev.slipway.benchmarks.reference.family.Planning;
import dev.slipway.benchmarks.reference.family.Policies;
import dev.slipway.benchmarks.reference.family.Propensity;
import dev.slipway.benchmarks.reference.family.ProportionIntervals;
import dev.slipway.benchmarks.reference.family.ProportionTests;
import dev.slipway.benchmarks.reference.family.QuantileFits;
import dev.slipway.benchmarks.reference.family.Ratios;
import dev.slipway.benchmarks.reference.family.Resampling;
import dev.slipway.benchmarks.reference.family.SampleRatios;
import dev.slipway.benchmarks.reference.family.Scores;
import dev.slipway.benchmarks.reference.family.SquaredDeviations;
import dev.slipway.benchmarks.reference.family.Stratified;
import dev.slipway.benchmarks.reference.family.Stumps;
import dev.slipway.benchmarks.reference.family.Survival;
import dev.slipway.benchmarks.reference.family.TwoByTwo;
import dev.slipway.benchmarks.reference.family.Uplift;
import dev.slipway.benchmarks.reference.family.Variants;
import dev.slipway.benchmarks.reference.family.Weights;
import java.util.List;

/** Which family answers which method, and which methods the engine does not have. */
final class Methods {
    private static final List<Family> FAMILIES = List.of(
            new Means(),
            new Paired(),
            new SquaredDeviations(),
            new ProportionTests(),
            new ProportionIntervals(),
            new AlwaysValid(),
            new Bayesian(),
            new BayesianEffect(),
            new Resampling(),
            new Adjusted(),
            new Ratios(),
            new Stratified(),
            new SampleRatios(),
            new Families(),
            new ManyToOne(),
            new Planning(),
            new Boundaries(),
            new Certified(),
            new Ols(),
            new GeneralisedLinear(),
            new Cox(),
            new Survival(),
            new Propensity(),
            new Weights(),
            new OutcomeModels(),
            new BalanceTable(),
            new TwoByTwo(),
            new Chains(),
            new Drift(),
            new Policies(),
            new Uplift(),
            new Instruments(),
            new Discontinuity(),
            new Matches(),
            new QuantileFits(),
            new Penalised(),
            new Accelerated(),
            new Competing(),
            new AllPairs(),
            new Scores(),
            new Funnels(),
            new Cohorts(),
            new Variants(),
            new HeldOut(),
            new Stumps());

    private Methods() {}

    /** What we have for a check; a failure is a result with its sentence. */
    static Result answer(Check written, DataFolder data) {
        Derived derived = Derived.of(PlainNames.in(written, data), data);
        Check check = derived.check();
        for (Family family : FAMILIES) {
            if (family.knows(check)) {
                return answer(family, check, derived.data());
            }
        }
        return Result.nothing(check, Result.Status.UNKNOWN, "no family knows the method " + check.method());
    }

    private static Result answer(Family family, Check check, DataFolder data) {
        Answers answers = new Answers();
        try {
            family.answer(check, data, answers);
        } catch (RuntimeException e) {
            // What was found before is compared.
            String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
            return Result.compare(check, answers, sentence);
        }
        return Result.compare(check, answers, "");
    }
}
