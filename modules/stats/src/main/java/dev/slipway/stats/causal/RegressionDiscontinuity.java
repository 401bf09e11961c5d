package dev.slipway.stats.causal;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Sharp regression discontinuity: treatment begins where a running variable crosses a cutoff, and the jump of the outcome there is the
 * effect on units at the cutoff (Hahn, Todd and Van der Klaauw 2001, doi:10.1111/1468-0262.00183). One weighted line on each side, by rows closer
 * than a bandwidth (Imbens and Lemieux 2008, doi:10.1016/j.jeconom.2007.05.001). Intervals are those of the two lines: they do not know
 * by how much the truth bends within the bandwidth, so smaller bandwidths should be shown beside. Fails where units choose their side:
 * see how many lie on each.
 */
public final class RegressionDiscontinuity {

    /** Weight by distance from the cutoff, in bandwidths. */
    public enum Kernel {
        /** 1. */
        UNIFORM,
        /** 1 − distance; the best at a boundary (Fan and Gijbels 1996). */
        TRIANGULAR
    }

    /** Which side of the cutoff is treated. */
    public enum Side {
        /** Running variable at or above the cutoff. */
        ABOVE,
        /** Running variable below the cutoff. */
        BELOW
    }

    /**
     * The jump.
     *
     * @param effect treated less untreated at the cutoff, normal interval
     * @param untreated fitted outcome at the cutoff without treatment
     * @param below rows in use below the cutoff
     * @param above rows in use at or above it
     * @param fit the two lines: intercept, treated, distance, treated × distance
     */
    public record Result(Effect effect, double untreated, int below, int above, LinearFit fit) {}

    private RegressionDiscontinuity() {}

    /**
     * Estimates the jump.
     *
     * @param y outcome
     * @param running running variable, same length
     * @param bandwidth rows with |running − cutoff| below it are used, in the running variable's unit
     * @param errors of the lines
     * @throws IllegalArgumentException with fewer than three rows on a side
     */
    public static Result sharp(
            double[] y,
            double[] running,
            double cutoff,
            double bandwidth,
            Side treated,
            Kernel kernel,
            StandardErrors errors,
            double level) {
        Checks.require(y.length == running.length, "running has " + running.length + " entries, y " + y.length);
        Checks.finite(running, "running");
        Checks.finite(y, "y");
        Checks.positive(bandwidth, "bandwidth");
        int[] rows = IntStream.range(0, y.length)
                .filter(i -> Math.abs(running[i] - cutoff) < bandwidth)
                .toArray();
        int above = (int) IntStream.of(rows).filter(i -> running[i] >= cutoff).count();
        int below = rows.length - above;
        Checks.require(
                Math.min(below, above) >= 3,
                "within the bandwidth are " + below + " rows below the cutoff and " + above
                        + " above; take a wider one");
        double[][] columns = new double[4][rows.length];
        double[] outcome = new double[rows.length];
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            double x = running[rows[k]] - cutoff;
            double z = (x >= 0) == (treated == Side.ABOVE) ? 1 : 0;
            columns[0][k] = 1;
            columns[1][k] = z;
            columns[2][k] = x;
            columns[3][k] = z * x;
            outcome[k] = y[rows[k]];
            weights[k] = kernel == Kernel.UNIFORM ? 1 : 1 - Math.abs(x) / bandwidth;
        }
        DesignMatrix design = new DesignMatrix(
                Matrix.ofColumns(columns),
                List.of("(intercept)", "treated", "distance", "treated:distance"),
                new int[] {-1, 0, 1, 2},
                rows,
                true);
        LinearFit fit = LinearRegression.fit(RegressionData.of(design, outcome).withWeights(weights), errors);
        Effect jump = Effect.normal(
                fit.coefficients().values()[1],
                fit.coefficients().standardError(1),
                level,
                warnings(fit, below, above));
        return new Result(jump, fit.coefficients().values()[0], below, above, fit);
    }

    private static List<StatWarning> warnings(LinearFit fit, int below, int above) {
        List<StatWarning> warnings = new ArrayList<>(fit.warnings());
        if (Math.min(below, above) < 50) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    String.format(
                            Locale.ROOT,
                            "Within the bandwidth are %d rows below the cutoff and %d above; below 50 a side the interval"
                                    + " leans on a few of them.",
                            below,
                            above)));
        }
        return warnings;
    }
}
