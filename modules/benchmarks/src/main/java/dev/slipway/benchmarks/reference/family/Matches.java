package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Moments;
import dev.slipway.stats.causal.NearestNeighbours;
import dev.slipway.stats.causal.NearestNeighbours.Distance;
import dev.slipway.stats.causal.NearestNeighbours.Estimand;
import dev.slipway.stats.causal.PairedMatching;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Nearest neighbours on the propensity and on covariates, with and without replacement. */
public final class Matches implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("nearest-neighbour matching");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Observational study = Observational.of(check, data);
        double[] logit = Arrays.stream(study.propensity())
                .map(p -> Math.log(p) - Math.log1p(-p))
                .toArray();
        double[] y = study.outcome();
        boolean[] treated = study.treated();
        Matrix score = Matrix.ofColumns(logit);
        put(
                answers,
                "att_ps_replace",
                NearestNeighbours.match(y, treated, score, Distance.SCALED, 1, Estimand.ATT, Intervals.LEVEL));
        put(
                answers,
                "ate_ps_replace",
                NearestNeighbours.match(y, treated, score, Distance.SCALED, 1, Estimand.ATE, Intervals.LEVEL));
        Matrix design =
                study.formula().design(study.table(), check.keys("coef")).x();
        int[] slopes = IntStream.range(1, design.columns()).toArray();
        put(
                answers,
                "att_mahalanobis",
                NearestNeighbours.match(
                        y, treated, design.select(slopes), Distance.MAHALANOBIS, 1, Estimand.ATT, Intervals.LEVEL));
        pairs(
                answers,
                "att_nn_noreplace_largest",
                PairedMatching.match(y, treated, study.propensity(), Double.POSITIVE_INFINITY, Intervals.LEVEL));
        double caliper = 0.2 * Math.sqrt(Moments.of(logit).variance());
        pairs(answers, "att_nn_caliper0.2sd_logit", PairedMatching.match(y, treated, logit, caliper, Intervals.LEVEL));
    }

    private static void put(Answers answers, String name, NearestNeighbours.Result result) {
        answers.in(name)
                .put("est", result.effect().estimate())
                .put("se_AI", result.effect().standardError())
                .put("ndrops", 0)
                .put("n_matched_pairs_with_ties", (double) result.pairs());
    }

    private static void pairs(Answers answers, String name, PairedMatching.Result result) {
        answers.in(name)
                .put("est", result.effect().estimate())
                .put("n_treated", (double) result.treated().length)
                .put("n_control", (double) result.control().length);
    }
}
