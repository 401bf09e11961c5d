package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.causal.Balance;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.Weighting;
import java.util.List;

/** Standardised differences of covariates before and after weighting. */
public final class BalanceTable implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("standardised mean differences", "standardized mean differences");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Observational study = Observational.of(check, data);
        List<String> names = check.keys();
        double[][] covariates = new double[names.size()][];
        for (int k = 0; k < covariates.length; k++) {
            covariates[k] = study.table().numbers(names.get(k));
        }
        List<Balance.Row> pooled = table(study, names, covariates, Weighting.Estimand.ATE, Balance.Scale.POOLED);
        List<Balance.Row> treated = table(study, names, covariates, Weighting.Estimand.ATT, Balance.Scale.TREATED);
        for (int k = 0; k < covariates.length; k++) {
            Balance.Row row = pooled.get(k);
            answers.in(names.get(k))
                    .put("mean_t", row.meanTreated())
                    .put("mean_c", row.meanControl())
                    .put("smd_pooled_sd", row.difference())
                    .put("variance_ratio", row.varianceRatio())
                    .put("smd_ate_weighted_pooled_sd", row.weightedDifference())
                    .put("smd_treated_sd", treated.get(k).difference())
                    .put("smd_att_weighted_treated_sd", treated.get(k).weightedDifference());
        }
    }

    private static List<Balance.Row> table(
            Observational study,
            List<String> names,
            double[][] covariates,
            Weighting.Estimand estimand,
            Balance.Scale scale) {
        double[] weights = InverseWeighting.knownPropensity(
                        study.outcome(),
                        study.treated(),
                        study.propensity(),
                        Weighting.hajek(estimand),
                        Intervals.LEVEL)
                .weights();
        return Balance.table(names, covariates, study.treated(), weights, scale);
    }
}
