package dev.slipway.learning.search;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.LearnerFamily.Encoding;
import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Cross-validation with whole units per fold; encoders are fitted in each fold anew, so that a fold never sees itself. */
final class CrossValidation {
    private static final double FEWEST = 10;

    private final FeatureTable table;
    private final Outcome outcome;
    private final int folds;
    private final int[] rows;
    private final int[] fold;
    private final long seed;
    private final Map<Encoding, Fold[]> encoded = new EnumMap<>(Encoding.class);

    private record Fold(Matrix train, double[] trainY, Matrix held, double[] heldY) {}

    /**
     * Folds of a share of the units.
     *
     * @param share of the units of {@code rows}; a unit that belongs to a small share belongs to every larger one
     */
    CrossValidation(FeatureTable table, Outcome outcome, int[] rows, double share, int folds, long seed) {
        this.table = table;
        this.outcome = outcome;
        this.folds = folds;
        this.seed = seed;
        this.rows = Arrays.stream(rows)
                .filter(i -> Seeds.uniform(seed, table.units()[i]) < share)
                .toArray();
        fold = Arrays.stream(this.rows)
                .map(i -> (int) (Seeds.uniform(seed + 1, table.units()[i]) * folds))
                .toArray();
    }

    /** Whether every fold will have enough to learn from: rows, and for a probability rows of the rarer outcome. */
    boolean enough() {
        double ones = Arrays.stream(outcomes(rows)).filter(v -> v == 1).count();
        double rarer = outcome.task() == Task.PROBABILITY ? Math.min(ones, rows.length - ones) : rows.length / 3.0;
        return rarer >= FEWEST * folds;
    }

    /**
     * Mean loss over all held-out rows, and the standard error that the folds' spread suggests. Folds are fitted beside each
     * other, each on one thread, where the job may have several: small fits lose by sharing.
     */
    double[] losses(Candidate candidate, JobContext context) {
        Fold[] all = encoded.computeIfAbsent(candidate.family().encoding(), this::encode);
        IntStream numbers = IntStream.range(0, folds);
        double[] sums = (context.threads() > 1 ? numbers.parallel() : numbers)
                .mapToDouble(f -> sum(candidate, all[f], f, new Quiet(context)))
                .toArray();
        double[] means = new double[folds];
        double total = 0;
        for (int f = 0; f < folds; f++) {
            means[f] = sums[f] / all[f].heldY.length;
            total += sums[f];
        }
        double average = Arrays.stream(means).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(means).map(m -> (m - average) * (m - average)).sum();
        return new double[] {total / rows.length, Math.sqrt(squares / (folds - 1) / folds)};
    }

    private double sum(Candidate candidate, Fold fold, int number, JobContext context) {
        context.checkCancelled();
        Model model = candidate
                .family()
                .learner(outcome.task(), candidate.settings(), Seeds.of(seed, number))
                .fit(fold.train, fold.trainY, null, context);
        return loss(model.predict(fold.held), fold.heldY);
    }

    private double loss(double[] p, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (outcome.task() == Task.PROBABILITY) {
                double q = LogOdds.inside(p[i]);
                sum -= y[i] * Math.log(q) + (1 - y[i]) * Math.log1p(-q);
            } else {
                sum += (y[i] - p[i]) * (y[i] - p[i]);
            }
        }
        return sum;
    }

    private Fold[] encode(Encoding encoding) {
        Fold[] all = new Fold[folds];
        for (int f = 0; f < folds; f++) {
            int held = f;
            int[] out = IntStream.range(0, rows.length)
                    .filter(k -> fold[k] == held)
                    .map(k -> rows[k])
                    .toArray();
            int[] in = IntStream.range(0, rows.length)
                    .filter(k -> fold[k] != held)
                    .map(k -> rows[k])
                    .toArray();
            Encoder encoder = Encoder.fit(table, in, encoding);
            all[f] = new Fold(encoder.encode(table, in), outcomes(in), encoder.encode(table, out), outcomes(out));
        }
        return all;
    }

    private double[] outcomes(int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> outcome.values()[i]).toArray();
    }
}
