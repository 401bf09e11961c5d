package dev.slipway.learning.learner;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Map;
import java.util.function.BooleanSupplier;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Boosted trees of XGBoost. */
final class XgboostModel implements Explaining {
    /** Rows that are handed over at once, which bounds the memory of predicting for a million. */
    private static final int BLOCK = 65_536;

    private final Booster booster;

    private XgboostModel(Booster booster) {
        this.booster = booster;
    }

    static XgboostModel fit(
            Matrix x,
            double[] y,
            double @Nullable [] weight,
            Map<String, Object> options,
            int rounds,
            JobContext context,
            BooleanSupplier abandoned) {
        try {
            DMatrix data = new DMatrix(values(x, 0, x.rows()), x.rows(), x.columns(), Float.NaN);
            try {
                data.setLabel(floats(y));
                if (weight != null) {
                    data.setWeight(floats(weight));
                }
                Booster booster = XGBoost.train(data, options, 0, Map.of(), null, null);
                for (int round = 0; round < rounds; round++) {
                    if (abandoned.getAsBoolean()) {
                        throw new CancelledException();
                    }
                    booster.update(data, round);
                    context.progress(round + 1L, rounds);
                }
                return new XgboostModel(booster);
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw failed(e);
        } catch (LinkageError e) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "XGBoost's native library can't be loaded on this computer.",
                    "Take the learner " + SmileBoostingFamily.NAME + ", which needs none.",
                    e);
        }
    }

    @Override
    public double[] predict(Matrix x) {
        double[] predictions = new double[x.rows()];
        try {
            for (int from = 0; from < x.rows(); from += BLOCK) {
                int to = Math.min(x.rows(), from + BLOCK);
                float[][] block = booster.inplace_predict(values(x, from, to), to - from, x.columns(), Float.NaN);
                for (int i = from; i < to; i++) {
                    predictions[i] = block[i - from][0];
                }
            }
            return predictions;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public double[][] contributions(Matrix x) {
        double[][] contributions = new double[x.rows()][x.columns() + 1];
        try {
            for (int from = 0; from < x.rows(); from += BLOCK) {
                int to = Math.min(x.rows(), from + BLOCK);
                DMatrix rows = new DMatrix(values(x, from, to), to - from, x.columns(), Float.NaN);
                try {
                    float[][] block = booster.predictContrib(rows, 0);
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < block[i - from].length; j++) {
                            contributions[i][j] = block[i - from][j];
                        }
                    }
                } finally {
                    rows.dispose();
                }
            }
            return contributions;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** Row by row, as XGBoost reads them. */
    private static float[] values(Matrix x, int from, int to) {
        int columns = x.columns();
        float[] values = new float[Math.multiplyExact(to - from, columns)];
        for (int j = 0; j < columns; j++) {
            double[] column = x.column(j);
            for (int i = from; i < to; i++) {
                values[(i - from) * columns + j] = (float) column[i];
            }
        }
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static SlipwayException failed(XGBoostError e) {
        return new SlipwayException(
                ErrorCategory.STATISTICS,
                "XGBoost could not go on with these rows.",
                "Take the learner " + SmileBoostingFamily.NAME + ", and report what the technical details say.",
                e);
    }
}
