package dev.slipway.stats.adjust;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Least-squares slopes from centred cross products, scaled to correlations first. A covariate of which the earlier ones
 * leave less than 1e-10 of its variance is left out with a warning.
 */
final class Slopes {

    private static final double LEAST = 1e-10;

    private final double[] scale;
    private final Cholesky factor;
    private final double[] theta;
    private final List<StatWarning> warnings = new ArrayList<>();

    /**
     * Solves for the slopes.
     *
     * @param sums centred cross products, the outcome last
     */
    Slopes(double[][] sums) {
        int k = sums.length - 1;
        scale = new double[k];
        for (int j = 0; j < k; j++) {
            scale[j] = Math.sqrt(sums[j][j]);
        }
        Matrix correlations = Matrix.zeros(k, k);
        double[] right = new double[k];
        for (int a = 0; a < k; a++) {
            right[a] = sums[a][k];
            for (int b = 0; b < k; b++) {
                double size = scale[a] * scale[b];
                correlations.set(a, b, size == 0 ? 0 : sums[a][b] / size);
            }
        }
        factor = Cholesky.semidefinite(correlations, LEAST);
        boolean[] kept = factor.kept();
        for (int j = 0; j < k; j++) {
            if (scale[j] == 0) {
                warnings.add(unused(StatWarning.Kind.COVARIATE_WITHOUT_USE, j, "does not vary"));
            } else if (!kept[j]) {
                warnings.add(unused(StatWarning.Kind.COLLINEAR, j, "is determined by the others"));
            }
        }
        theta = solve(right);
    }

    double[] theta() {
        return theta.clone();
    }

    int rank() {
        return factor.rank();
    }

    List<StatWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** S⁻¹·right over the used covariates, zero elsewhere. */
    double[] solve(double[] right) {
        return scaled(factor.solve(scaled(right)));
    }

    /** v'S⁻¹v over the used covariates. */
    double squaredLength(double[] v) {
        double length = 0;
        for (double z : factor.forward(scaled(v))) {
            length += z * z;
        }
        return length;
    }

    private double[] scaled(double[] v) {
        double[] out = new double[v.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = scale[j] == 0 ? 0 : v[j] / scale[j];
        }
        return out;
    }

    private static StatWarning unused(StatWarning.Kind kind, int column, String why) {
        return new StatWarning(
                kind, String.format(Locale.ROOT, "Covariate %d %s, so it was left out.", column + 1, why));
    }
}
