package dev.slipway.benchmarks;

import dev.slipway.stats.math.linear.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Rows to learn a probability from: 20 normal features, of which five matter, in bends and in pairs.
 *
 * @param x features
 * @param y outcomes 0 and 1
 */
record LearningWorkload(Matrix x, double[] y) {
    private static final int FEATURES = 20;

    LearningWorkload(int rows, long seed) {
        this(features(rows, seed), new double[rows]);
        SplittableRandom random = new SplittableRandom(-seed);
        for (int i = 0; i < rows; i++) {
            double z = Math.abs(x.get(i, 0)) + x.get(i, 1) * x.get(i, 2) + x.get(i, 3) - Math.sin(2 * x.get(i, 4)) - 1;
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
        }
    }

    private static Matrix features(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(rows, FEATURES);
        for (int j = 0; j < FEATURES; j++) {
            double[] column = x.column(j);
            for (int i = 0; i < rows; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return x;
    }

    /** Writes name_x.f64, column by column, and name_y.f64 as little-endian doubles. */
    void write(Path folder, String name) throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate(x.rows() * x.columns() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < x.columns(); j++) {
            all.asDoubleBuffer().put(j * x.rows(), x.column(j));
        }
        Files.write(folder.resolve(name + "_x.f64"), all.array());
        ByteBuffer outcomes = ByteBuffer.allocate(y.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        outcomes.asDoubleBuffer().put(y);
        Files.write(folder.resolve(name + "_y.f64"), outcomes.array());
    }
}
