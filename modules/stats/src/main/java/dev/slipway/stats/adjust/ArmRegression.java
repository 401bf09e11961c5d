package dev.slipway.stats.adjust;

/**
 * Least squares within one arm, read at given covariates.
 *
 * @param slopes the slopes
 * @param theta their values
 * @param mean fitted outcome at the given covariates
 * @param variance its robust variance, before HC1's factor
 */
record ArmRegression(Slopes slopes, double[] theta, double mean, double variance) {

    private static final double FULL = 1 - 1e-10;

    static ArmRegression of(ArmSample arm, CrossProducts p, double[] at, RobustError error) {
        int k = p.covariates();
        Slopes slopes = new Slopes(p.sums());
        double[] theta = slopes.theta();
        double[] off = new double[k];
        double mean = p.meanY();
        for (int j = 0; j < k; j++) {
            off[j] = at[j] - p.means()[j];
            mean += theta[j] * off[j];
        }
        double[] direction = slopes.solve(off);
        double[] deviation = new double[k];
        boolean leverages = error == RobustError.HC2 || error == RobustError.HC3;
        double variance = 0;
        for (int i = 0; i < arm.n(); i++) {
            double residual = arm.y()[i] - p.meanY();
            double weight = 1.0 / arm.n();
            for (int j = 0; j < k; j++) {
                deviation[j] = arm.x()[j][i] - p.means()[j];
                residual -= theta[j] * deviation[j];
                weight += direction[j] * deviation[j];
            }
            double leverage = leverages ? 1.0 / arm.n() + slopes.squaredLength(deviation) : 0;
            if (leverage < FULL) {
                variance += weight * weight * residual * residual * error.weight(leverage);
            }
        }
        return new ArmRegression(slopes, theta, mean, variance);
    }
}
