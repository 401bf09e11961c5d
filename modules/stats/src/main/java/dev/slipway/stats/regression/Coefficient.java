package dev.slipway.stats.regression;

/**
 * One row of a regression table.
 *
 * @param name of the column
 * @param estimate the coefficient, on the scale of the linear predictor; NaN when {@code aliased}
 * @param standardError of the estimate
 * @param low lower end of the Wald interval
 * @param high upper end
 * @param statistic estimate over standard error, a t or z
 * @param pValue two-sided p-value of a coefficient of zero
 * @param aliased whether the column depends on others and has no coefficient
 */
public record Coefficient(
        String name,
        double estimate,
        double standardError,
        double low,
        double high,
        double statistic,
        double pValue,
        boolean aliased) {}
