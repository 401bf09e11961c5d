package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.ab.MannWhitney;
import dev.slipway.stats.regression.Coefficients;
import java.util.Arrays;
import java.util.List;

/** The propensity model and how the arms overlap on it. */
public final class Propensity implements Family {
    /** R's glm does not let a fitted probability fall below the distance from 1 to the next double. */
    private static final double R_SMALLEST = 0x1p-52;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("propensity model");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Observational study = Observational.of(check, data);
        Coefficients fitted = study.model().model().coefficients();
        List<String> names = study.names(check.keys("coef"));
        Formulas.table(answers, names, fitted, "se", "z", "p");
        double[] e = study.propensity();
        double[] treated = study.arm(e, true);
        double[] control = study.arm(e, false);
        answers.put("n", e.length)
                .put("n_treated", treated.length)
                .put("loglik", study.model().model().logLikelihood())
                .put("ps_min", Math.max(smallest(e), R_SMALLEST))
                .put("ps_max", largest(e))
                .put("ps_mean_treated", Arrays.stream(treated).average().orElse(Double.NaN))
                .put("ps_mean_control", Arrays.stream(control).average().orElse(Double.NaN))
                .put(
                        "c_statistic",
                        MannWhitney.compare(treated, control, Intervals.LEVEL).probabilityHigher());
        quantiles(check, answers, "ps_quantiles_treated_type7", treated);
        quantiles(check, answers, "ps_quantiles_control_type7", control);
        overlap(answers, e, treated, control);
    }

    private static void quantiles(Check check, Answers answers, String path, double[] values) {
        for (String key : check.keys(path)) {
            double share = Double.parseDouble(key.replace("%", "")) / 100;
            answers.in(path).put(key, Intervals.quantile(values, share));
        }
    }

    private static void overlap(Answers answers, double[] e, double[] treated, double[] control) {
        double low = smallest(treated);
        double high = largest(control);
        long inside = Arrays.stream(e).filter(p -> p >= 0.1 && p <= 0.9).count();
        answers.put("n_control_below_min_treated", (double)
                        Arrays.stream(control).filter(p -> p < low).count())
                .put("n_treated_above_max_control", (double)
                        Arrays.stream(treated).filter(p -> p > high).count())
                .put("common_support", Math.max(low, smallest(control)), Math.min(largest(treated), high))
                .put("share_in_0.1_0.9", (double) inside / e.length);
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
