package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fitted regression.
 *
 * @param model {@code linear}, {@code logistic}, {@code poisson}, {@code quasi_poisson} or {@code negative_binomial}
 * @param outcome key of the metric or name of the attribute
 * @param errors in words, for example "HC3"
 * @param ratio what exp(coefficient) is called: "Odds ratio", "Rate ratio"; null for a linear model
 * @param leftOut units without an outcome or a term
 * @param rows the intercept first; empty when the model could not be fitted
 * @param fit numbers about the whole model by name, for example {@code r_squared}, {@code theta}, {@code aic}
 * @param formula in plain text
 */
public record RegressionReadout(
        String name,
        String label,
        String model,
        String outcome,
        String outcomeLabel,
        String errors,
        double level,
        @Nullable String ratio,
        long units,
        long leftOut,
        List<Row> rows,
        Map<String, Double> fit,
        String formula,
        List<String> warnings) {
    public RegressionReadout {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * One coefficient on the scale of the linear predictor.
     *
     * @param term as in the design matrix
     * @param label for people, for example "Channel: paid, against organic"
     */
    public record Row(
            String term,
            String label,
            double coefficient,
            double standardError,
            double low,
            double high,
            double pValue) {}
}
