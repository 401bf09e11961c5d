package dev.slipway.stats.regression;

import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import java.util.Arrays;
import java.util.List;

/**
 * What a table says about a fitted generalised linear model besides coefficients.
 *
 * @param rows with weight above 0
 * @param deviance Σ w·(unit deviance)
 * @param pearson Σ w·(y − μ)²/V(μ)
 * @param logLikelihood at the estimates
 */
record GlmSums(long rows, double deviance, double pearson, double logLikelihood) {

    GlmSums plus(GlmSums other) {
        return new GlmSums(
                rows + other.rows,
                deviance + other.deviance,
                pearson + other.pearson,
                logLikelihood + other.logLikelihood);
    }

    static GlmSums of(RowChunks data, Family family, double[] beta) {
        GlmSums total = new GlmSums(0, 0, 0, 0);
        for (int c = 0; c < data.count(); c++) {
            RegressionData chunk = data.chunk(c);
            double[] eta = new double[chunk.rows()];
            List<GlmSums> parts = RowBlocks.map(eta.length, (from, to) -> {
                Irls.predict(chunk, beta, eta, from, to);
                return rows(chunk, family, eta, from, to);
            });
            for (GlmSums part : parts) {
                total = total.plus(part);
            }
        }
        return total;
    }

    private static GlmSums rows(RegressionData chunk, Family family, double[] eta, int from, int to) {
        double[] y = chunk.response();
        double[] w = chunk.weights();
        long rows = 0;
        double deviance = 0;
        double pearson = 0;
        double logLikelihood = 0;
        for (int i = from; i < to; i++) {
            double weight = w == null ? 1 : w[i];
            if (weight == 0) {
                continue;
            }
            double mean = family.mean(eta[i]);
            double residual = y[i] - mean;
            rows++;
            double lost = weight * family.unitDeviance(y[i], mean);
            deviance += lost;
            pearson += residual == 0 ? 0 : weight * residual * residual / family.variance(mean);
            logLikelihood += family.saturatedLogLikelihood(y[i], weight) - 0.5 * lost;
        }
        return new GlmSums(rows, deviance, pearson, logLikelihood);
    }

    /** Deviance of the model with an intercept and the offset only; without an intercept, of the offset alone. */
    static double nullDeviance(RowChunks data, Family family) {
        DesignMatrix design = data.chunk(0).design();
        if (!design.intercept()) {
            double[] none = new double[design.x().columns()];
            return of(data, family, none).deviance();
        }
        double mean = mean(data);
        if (!hasOffset(data)) {
            return deviance(data, family, mean);
        }
        RowChunks constant = new Constant(data);
        double[] beta = {family.link(mean) - meanOffset(data)};
        return of(constant, family, new Irls(constant, family).solve(beta).beta())
                .deviance();
    }

    private static double deviance(RowChunks data, Family family, double mean) {
        double deviance = 0;
        for (int c = 0; c < data.count(); c++) {
            double[] y = data.chunk(c).response();
            double[] w = data.chunk(c).weights();
            deviance += RowBlocks.sum(y.length, (from, to) -> {
                double sum = 0;
                for (int i = from; i < to; i++) {
                    sum += (w == null ? 1 : w[i]) * family.unitDeviance(y[i], mean);
                }
                return sum;
            });
        }
        return deviance;
    }

    /** Weighted mean of the response, kept a little away from the ends 0 and 1. */
    static double mean(RowChunks data) {
        double sum = 0;
        double weights = 0;
        double largest = 0;
        for (int c = 0; c < data.count(); c++) {
            RegressionData chunk = data.chunk(c);
            double[] w = chunk.weights();
            double[] y = chunk.response();
            for (int i = 0; i < y.length; i++) {
                double weight = w == null ? 1 : w[i];
                sum += weight * y[i];
                weights += weight;
                largest = Math.max(largest, y[i]);
            }
        }
        double mean = sum / weights;
        boolean atAnEnd = mean == 0 || (mean == 1 && largest == 1);
        return atAnEnd ? (sum + 0.5) / (weights + 1) : mean;
    }

    static double meanOffset(RowChunks data) {
        double sum = 0;
        long rows = 0;
        for (int c = 0; c < data.count(); c++) {
            double[] offset = data.chunk(c).offset();
            if (offset == null) {
                return 0;
            }
            sum += Arrays.stream(offset).sum();
            rows += offset.length;
        }
        return sum / (double) rows;
    }

    private static boolean hasOffset(RowChunks data) {
        return data.chunk(0).offset() != null;
    }

    private record Constant(RowChunks data) implements RowChunks {
        @Override
        public int count() {
            return data.count();
        }

        @Override
        public RegressionData chunk(int index) {
            RegressionData chunk = data.chunk(index);
            double[] ones = new double[chunk.rows()];
            Arrays.fill(ones, 1);
            return chunk.withDesign(DesignMatrix.of(Matrix.ofColumns(ones)));
        }
    }
}
