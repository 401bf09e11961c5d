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
     * CR1: scores are added within clusters, times G/(G − 1)·(n − 1)/(n − p), as Stata and
     * {@code sandwich::vcovCL(type = "HC1")}; t distribution with G − 1 degrees of freedom in linear models.
     */
    CLUSTER;

    boolean usesLeverage() {
        return this == HC2 || this == HC3;
    }
}
