package dev.slipway.stats.adjust;

/** Heteroskedasticity-consistent errors (MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7). */
public enum RobustError {
    /** Squared residuals as they are; too small for few units. */
    HC0,
    /** HC0 times N/(N − parameters). */
    HC1,
    /** Squared residuals over 1 − leverage; without bias under equal variances. */
    HC2,
    /** Squared residuals over (1 − leverage)²; close to the jackknife, a little too large. */
    HC3;

    double weight(double leverage) {
        return switch (this) {
            case HC0, HC1 -> 1;
            case HC2 -> 1 / (1 - leverage);
            case HC3 -> 1 / ((1 - leverage) * (1 - leverage));
        };
    }

    double factor(double n, double parameters) {
        return this == HC1 ? n / (n - parameters) : 1;
    }
}
