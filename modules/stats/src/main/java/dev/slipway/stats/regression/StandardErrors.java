package dev.slipway.stats.regression;

/**
 * How the covariance of the coefficients is estimated. With B = (X'WX)⁻¹, score residuals u (w·e for the linear model,
 * w·(y − μ)·μ'/V for others) and leverages h, the robust ones are B·(Σ f²u²xx')·B (White 1980, doi:10.2307/1912934;
 * MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7).
 */
public enum StandardErrors {
    /** σ̂²·B: right only if the variance is what the model says. */
    CLASSICAL,
    /** f = 1. Too small in small samples. */
    HC0,
    /** f² = n/(n − p). */
    HC1,
    /** f² = 1/(1 − h): unbiased under equal variances. Linear models only. */
    HC2,
    /** f = 1/(1 − h): close to the jackknife, the one to take for small n. Linear models only. */
    HC3,
    /**
     * f² = (1 − h)^−δ, δ = min(4, n·h/p): more than HC3 for rows of high leverage, less for the others (Cribari-Neto 2004,
     * doi:10.1016/S0167-9473(02)00366-3). Linear models only.
     */
    HC4,
    /**
     * CR1: scores are added within clusters, times G/(G − 1)·(n − 1)/(n − p), as Stata and
     * {@code sandwich::vcovCL(type = "HC1")}; t distribution with G − 1 degrees of freedom in linear models.
     */
    CLUSTER;

    /**
     * f of a row.
     *
     * @param leverage h, below 1
     * @param relative h over its mean p/n
     */
    double leverageFactor(double leverage, double relative) {
        return switch (this) {
            case HC2 -> 1 / Math.sqrt(1 - leverage);
            case HC3 -> 1 / (1 - leverage);
            case HC4 -> Math.pow(1 - leverage, -Math.min(4, relative) / 2);
            default -> 1;
        };
    }

    boolean usesLeverage() {
        return this == HC2 || this == HC3 || this == HC4;
    }
}
