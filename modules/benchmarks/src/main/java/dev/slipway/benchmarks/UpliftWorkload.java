package dev.slipway.benchmarks;

import dev.slipway.learning.uplift.UpliftData;
import dev.slipway.stats.math.linear.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Rows to learn effects from: 20 normal features, a treatment that depends on one of them, an outcome with noise of standard deviation
 * 1, and an effect that bends.
 *
 * @param x features
 * @param treatment 0 or 1
 * @param y outcome
 * @param effect planted
 */
record UpliftWorkload(Matrix x, int[] treatment, double[] y, double[] effect) {
    UpliftWorkload(int rows, long seed) {
        this(new LearningWorkload(rows, seed).x(), new int[rows], new double[rows], new double[rows]);
        SplittableRandom random = new SplittableRandom(~seed);
        for (int i = 0; i < rows; i++) {
            effect[i] = Math.max(0, x.get(i, 0)) + 0.5 * x.get(i, 1);
            treatment[i] = random.nextDouble() < 0.3 + 0.4 / (1 + Math.exp(-x.get(i, 2))) ? 1 : 0;
            double without = x.get(i, 2) + Math.abs(x.get(i, 3)) - Math.sin(2 * x.get(i, 4));
            y[i] = without + treatment[i] * effect[i] + random.nextGaussian();
        }
    }

    UpliftData data() {
        long[] units = LongStream.range(0, y.length).toArray();
        return UpliftData.of(x, units, List.of("control", "treatment"), treatment, y);
    }

    /** Root mean squared error of predicted effects. */
    double error(double[] predicted) {
        double sum = 0;
        for (int i = 0; i < effect.length; i++) {
            sum += (predicted[i] - effect[i]) * (predicted[i] - effect[i]);
        }
        return Math.sqrt(sum / effect.length);
    }

    /** Writes name.f64: the columns of x, treatment, outcome and effect, one after the other, as little-endian doubles. */
    void write(Path folder, String name) throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate(y.length * (x.columns() + 3) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < x.columns(); j++) {
            put(all, x.column(j));
        }
        for (int w : treatment) {
            all.putDouble(w);
        }
        put(all, y);
        put(all, effect);
        Files.write(folder.resolve(name + ".f64"), all.array());
    }

    private static void put(ByteBuffer all, double[] column) {
        for (double value : column) {
            all.putDouble(value);
        }
    }
}
