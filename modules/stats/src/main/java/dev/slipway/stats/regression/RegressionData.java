package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a regression. Arrays are not copied: the caller must not change them while a model is fitted. */
public final class RegressionData implements RowChunks {

    private final DesignMatrix design;
    private final double[] response;
    private final double @Nullable [] weights;
    private final double @Nullable [] offset;
    private final int @Nullable [] clusters;

    private RegressionData(
            DesignMatrix design,
            double[] response,
            double @Nullable [] weights,
            double @Nullable [] offset,
            int @Nullable [] clusters) {
        this.design = design;
        this.response = response;
        this.weights = weights;
        this.offset = offset;
        this.clusters = clusters;
    }

    /** Rows of a design with their response; refuses a length that differs and values that are not finite. */
    public static RegressionData of(DesignMatrix design, double[] response) {
        length(response.length, design, "response");
        Checks.finite(response, "response");
        return new RegressionData(design, response, null, null, null);
    }

    /** {@link #of(DesignMatrix, double[])} for a matrix as it is. */
    public static RegressionData of(Matrix x, double[] response) {
        return of(DesignMatrix.of(x), response);
    }

    /** Weights ≥ 0: inverse variances (linear model), trials of a proportion (binomial), repeated rows (counts). */
    public RegressionData withWeights(double[] values) {
        length(values.length, design, "weights");
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "weights[" + i + "] must be a finite number of at least 0 but is " + values[i]);
            }
        }
        return new RegressionData(design, response, values, offset, clusters);
    }

    /** A part of the linear predictor with coefficient 1, for example the log of the exposure. */
    public RegressionData withOffset(double[] values) {
        length(values.length, design, "offset");
        Checks.finite(values, "offset");
        return new RegressionData(design, response, weights, values, clusters);
    }

    /** The cluster of each row, numbered from 0 without large gaps. */
    public RegressionData withClusters(int[] codes) {
        length(codes.length, design, "clusters");
        Checks.notNegative(codes, "clusters");
        return new RegressionData(design, response, weights, offset, codes);
    }

    /** The design. */
    public DesignMatrix design() {
        return design;
    }

    /** The response, by row. */
    public double[] response() {
        return response;
    }

    /** Weights by row, or null for 1. */
    public double @Nullable [] weights() {
        return weights;
    }

    /** Weights by row, 1 where there are none. */
    public double[] weightsOrOnes() {
        if (weights != null) {
            return weights;
        }
        double[] ones = new double[response.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Offset by row, or null for 0. */
    public double @Nullable [] offset() {
        return offset;
    }

    /** Clusters by row, or null. */
    public int @Nullable [] clusters() {
        return clusters;
    }

    /** Number of rows. */
    public int rows() {
        return response.length;
    }

    /** The same rows with other columns. */
    public RegressionData withDesign(DesignMatrix other) {
        length(response.length, other, "response");
        return new RegressionData(other, response, weights, offset, clusters);
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public RegressionData chunk(int index) {
        return this;
    }

    private static void length(int found, DesignMatrix design, String name) {
        int rows = design.x().rows();
        Checks.require(found == rows, name + " has " + found + " entries but the design has " + rows + " rows");
    }
}
