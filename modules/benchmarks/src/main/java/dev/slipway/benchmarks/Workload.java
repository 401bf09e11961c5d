package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The data that ours and the peers work on: columns of doubles from one seed. Sizes are those of the issue: an A/B test of
 * 90,189 units, a million rows of revenue, 100,000 rows of regression and survival, 245,000 events, 20 features, 10,000
 * logged decisions.
 */
final class Workload {
    static final int TREATED = 45_489;
    static final int CONTROLS = 44_700;
    static final int ROWS = 1_000_000;
    static final int CASES = 100_000;
    static final int PREDICTORS = 20;
    static final int COVARIATES = 10;
    static final int EVENTS = 245_000;
    static final int STATES = 10;
    static final int FEATURES = 20;
    static final int FEATURE_ROWS = 50_000;
    static final int DECISIONS = 10_000;

    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(20_261_120);

    Workload() {
        column("retained_t", TREATED, r -> r.nextDouble() < 0.182 ? 1 : 0);
        column("retained_c", CONTROLS, r -> r.nextDouble() < 0.19 ? 1 : 0);
        column("rounds_t", TREATED, r -> Math.exp(2 + 1.1 * normal(r)));
        column("rounds_c", CONTROLS, r -> Math.exp(2 + 1.1 * normal(r)));
        column("revenue_x_t", ROWS / 2, r -> Math.exp(1 + 0.5 * normal(r)));
        column("revenue_x_c", ROWS / 2, r -> Math.exp(1 + 0.5 * normal(r)));
        follow("revenue_t", "revenue_x_t", x -> 0.8 * x + Math.exp(0.6 * normal(random)));
        follow("revenue_c", "revenue_x_c", x -> 0.8 * x + Math.exp(0.6 * normal(random)));
        column("predictors", CASES * PREDICTORS, Workload::normal);
        regression();
        survival();
        column("states", EVENTS, r -> r.nextInt(STATES));
        column("sessions", EVENTS, r -> r.nextDouble() < 0.1 ? 1 : 0);
        column("features_before", FEATURES * FEATURE_ROWS, Workload::normal);
        column("features_after", FEATURES * FEATURE_ROWS, r -> 0.03 + 1.02 * normal(r));
        column("weights", DECISIONS, r -> r.nextDouble() < 0.3 ? Math.exp(0.7 * normal(r)) : 0);
        column("rewards", DECISIONS, r -> r.nextDouble() < 0.1 ? 1 : 0);
        column("games_t", TREATED, r -> Math.floor(Math.exp(2.6 + 1.5 * normal(r))));
        column("games_c", CONTROLS, r -> Math.floor(Math.exp(2.6 + 1.5 * normal(r))));
    }

    /** Predictors are stored column by column: value of row i and predictor j at j · CASES + i. */
    private void regression() {
        double[] x = get("predictors");
        double[] linear = new double[CASES];
        double[] clicked = new double[CASES];
        double[] counts = new double[CASES];
        for (int i = 0; i < CASES; i++) {
            double score = 0;
            for (int j = 0; j < PREDICTORS; j++) {
                score += 0.1 * Math.cos(j) * x[j * CASES + i];
            }
            linear[i] = 1 + score + (1 + 0.3 * Math.abs(x[i])) * normal(random);
            clicked[i] = random.nextDouble() < 1 / (1 + Math.exp(1 - score)) ? 1 : 0;
            counts[i] = poisson(Math.exp(0.5 + score) * gammaOfTwo(random) / 2);
        }
        columns.put("linear", linear);
        columns.put("clicked", clicked);
        columns.put("counts", counts);
    }

    /** Uses the first ten predictors; whole minutes, so that times tie. */
    private void survival() {
        double[] x = get("predictors");
        double[] time = new double[CASES];
        double[] event = new double[CASES];
        for (int i = 0; i < CASES; i++) {
            double score = 0;
            for (int j = 0; j < COVARIATES; j++) {
                score += 0.1 * Math.sin(j + 1) * x[j * CASES + i];
            }
            double failure = -Math.log(random.nextDouble()) * 40_000 * Math.exp(-score);
            double censored = 60_000 * random.nextDouble();
            time[i] = Math.ceil(Math.min(failure, censored));
            event[i] = failure <= censored ? 1 : 0;
        }
        columns.put("time", time);
        columns.put("event", event);
    }

    private void column(String name, int n, ToDoubleFunction<SplittableRandom> value) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = value.applyAsDouble(random);
        }
        columns.put(name, values);
    }

    private void follow(String name, String of, java.util.function.DoubleUnaryOperator value) {
        double[] x = get(of);
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = value.applyAsDouble(x[i]);
        }
        columns.put(name, values);
    }

    double[] get(String name) {
        double[] values = columns.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no column " + name);
        }
        return values;
    }

    int[] whole(String name) {
        double[] values = get(name);
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
        }
        return whole;
    }

    /** Writes each column as little-endian doubles into a file of its name. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, double[]> column : columns.entrySet()) {
            ByteBuffer bytes = ByteBuffer.allocate(8 * column.getValue().length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(column.getValue());
            try (FileChannel file = FileChannel.open(
                    folder.resolve(column.getKey() + ".f64"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        }
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double gammaOfTwo(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble());
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
