package dev.slipway.stats.causal;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A logistic regression of treatment on covariates, and the propensities that it fits.
 *
 * <p>By maximum likelihood; where covariates separate the arms, by Firth's penalised likelihood with a warning. Then some units have
 * hardly any counterpart and weights by these propensities say little about all units.
 *
 * @param model the regression, log-odds of treatment
 * @param propensity ê per unit, strictly between 0 and 1
 * @param columns the columns of the design that have a coefficient
 */
public record PropensityModel(GlmFit model, double[] propensity, Matrix columns) {

    /** The distance from 1 of the double next below it: what 1 − ê can't be less than, ê should not be either. */
    private static final double LEAST = 1 - Math.nextDown(1.0);

    /**
     * Fits the propensities.
     *
     * @param design covariates per unit, its constant included; columns that depend on others are left out with a warning
     * @param treated per unit of the design
     * @throws IllegalArgumentException for a length that differs, an empty arm, or no more units than columns
     */
    public static PropensityModel fit(DesignMatrix design, boolean[] treated) {
        Matrix x = design.x();
        Checks.require(
                treated.length == x.rows(),
                "treated has " + treated.length + " units but the design has " + x.rows() + " rows");
        double[] arm = new double[treated.length];
        int count = 0;
        for (int i = 0; i < arm.length; i++) {
            arm[i] = treated[i] ? 1 : 0;
            count += treated[i] ? 1 : 0;
        }
        Checks.require(count > 0, "there is no treated unit");
        Checks.require(count < treated.length, "there is no control unit");
        RegressionData data = RegressionData.of(design, arm);
        GlmFit model = LogisticRegression.fit(data, StandardErrors.CLASSICAL);
        double[] propensity = model.fitted(data);
        for (int i = 0; i < propensity.length; i++) {
            propensity[i] = Math.clamp(propensity[i], LEAST, 1 - LEAST);
        }
        boolean[] kept = model.coefficients().kept();
        int[] own = IntStream.range(0, kept.length).filter(j -> kept[j]).toArray();
        return new PropensityModel(model, propensity, own.length == kept.length ? x : x.select(own));
    }

    /** Reasons to read the propensities with care: separation, dependent columns, no convergence. */
    public List<StatWarning> warnings() {
        return model.warnings();
    }
}
