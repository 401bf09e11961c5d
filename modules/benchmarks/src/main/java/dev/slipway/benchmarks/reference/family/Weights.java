package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.Moments;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.Weighting;
import dev.slipway.stats.causal.Weighting.Estimand;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inverse probability weighting: estimands, trimming, clipping, and errors with a known or an estimated propensity. */
public final class Weights implements Family {
    private static final Pattern EXTREMES = Pattern.compile("(trim|clip)_([0-9.]+)_([0-9.]+)");

    @Override
    public boolean knows(Check check) {
        return check.methodHas("inverse probability weighting");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Observational study = Observational.of(check, data);
        answers.put(
                "naive",
                Moments.of(study.arm(study.outcome(), true)).mean()
                        - Moments.of(study.arm(study.outcome(), false)).mean());
        for (String key : check.keys()) {
            if (check.at(key).isObject()) {
                one(answers.in(key), study, key);
            }
        }
    }

    private static void one(Answers answers, Observational study, String key) {
        Weighting weighting = weighting(key);
        InverseWeighting.Result known = InverseWeighting.knownPropensity(
                study.outcome(), study.treated(), study.propensity(), weighting, Intervals.LEVEL);
        answers.put("est", known.effect().estimate())
                .put("mu1", known.treatedMean())
                .put("mu0", known.controlMean())
                .put("se_known_ps", known.effect().standardError())
                .put("se_svyglm", known.effect().standardError())
                .put("ess_treated", known.effectiveTreated())
                .put("ess_control", known.effectiveControl())
                .put("max_weight", known.largestWeight())
                .put("n_kept", known.kept())
                .put(
                        "se_mestimation",
                        InverseWeighting.estimatedPropensity(
                                        study.outcome(),
                                        study.treated(),
                                        study.propensity(),
                                        study.model().columns(),
                                        weighting,
                                        Intervals.LEVEL)
                                .effect()
                                .standardError());
        DesignMatrix design = new DesignBuilder(study.treated().length)
                .numeric("treated", study.flags())
                .build();
        RegressionData rows = RegressionData.of(design, study.outcome()).withWeights(known.weights());
        for (StandardErrors kind : new StandardErrors[] {StandardErrors.HC0, StandardErrors.HC1}) {
            answers.put(
                    "se_wls_" + kind,
                    LinearRegression.fit(rows, kind).coefficients().standardError(1));
        }
    }

    private static Weighting weighting(String key) {
        if (key.startsWith("ht")) {
            return Weighting.horvitzThompson();
        }
        Estimand estimand = key.contains("att")
                ? Estimand.ATT
                : key.contains("atc") ? Estimand.ATC : key.contains("ato") ? Estimand.OVERLAP : Estimand.ATE;
        Weighting weighting = Weighting.hajek(estimand);
        Matcher m = EXTREMES.matcher(key);
        if (!m.find()) {
            return weighting;
        }
        double low = Double.parseDouble(m.group(2));
        double high = Double.parseDouble(m.group(3));
        return m.group(1).equals("trim") ? weighting.trimmed(low, high) : weighting.clipped(low, high);
    }
}
