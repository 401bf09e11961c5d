package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.learner.Learners;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure the predictions of a cross-fitted learner are: intervals of single rows and of the means of the tenths that the learner was
 * judged in, by half-samples (see {@link HalfSamples}). Those of single rows are widened by what the measured error of single effects
 * ({@link SingleEffectError}) is more than half-samples know of, since a learner that smooths is far off and hardly moves. What a tenth <i>brought</i> has intervals of its own, from scores of users whom
 * the models did not see ({@link Decile#observed}); these here say how much the prediction itself would move with other users.
 *
 * @param rows of the asked rows, by row and treatment
 * @param tenths by treatment, then by part: mean predicted effect with its interval
 * @param errors of single effects by treatment, which widened the intervals of rows; empty where each unit has one row, and then those
 *     intervals are of half-samples alone
 */
public record PredictedEffects(EffectIntervals rows, List<List<Interval>> tenths, List<SingleEffectError> errors) {
    private static final long HALVES = 16;
    private static final long FOLDS = 17;
    private static final int INNER_FOLDS = 3;

    /** Rows of a tenth whose mean tells how it moves. More would take longer and say the same. */
    private static final int OF_A_TENTH = 400;

    /** Copies. */
    public PredictedEffects {
        tenths = tenths.stream().map(List::copyOf).toList();
        errors = List.copyOf(errors);
    }

    /**
     * Refits the chosen learner as often as the plan has half-samples.
     *
     * @param log what was learned from
     * @param learned from it by this plan
     * @param table of the asked rows, with the same features
     * @param asked rows of it
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static PredictedEffects of(
            UpliftTable log,
            UpliftPlan plan,
            CrossFittedUplift.Result learned,
            FeatureTable table,
            int[] asked,
            JobContext context) {
        Checks.atLeast(plan.halfSamples(), 10, "half-samples");
        UpliftReport.LearnerName chosen = learned.report().chosen();
        int[] all = IntStream.range(0, log.table().rows()).toArray();
        List<int[]> tenths = tenths(learned);
        Matrix x = joined(learned.model(), table, asked, log.table(), tenths);
        double[][] whole = learned.model().model().effects(x);
        UpliftData data = log.encoded(learned.model().encoder(), all);
        UpliftLearner learner = chosen.meta()
                .over(UpliftStudy.base(Learners.named(chosen.base()), log, plan), Seeds.of(plan.seed(), HALVES));
        Means means = new Means(whole, asked.length, tenths);
        HalfSamples.Spread rows = new HalfSamples.Spread(Arrays.copyOf(whole, asked.length));
        HalfSamples.Spread parts = new HalfSamples.Spread(means.of(whole));
        HalfSamples.draw(
                learner,
                data,
                Folds.byUnit(data.units(), INNER_FOLDS, Seeds.of(plan.seed(), FOLDS)),
                x,
                plan.halfSamples(),
                Seeds.of(plan.seed(), HALVES),
                context,
                effects -> {
                    rows.add(effects);
                    parts.add(means.of(effects));
                });
        double level = plan.evaluation().level();
        return new PredictedEffects(
                single(rows.intervals(level), learned.errors()),
                moved(learned, parts.intervals(level)),
                learned.errors());
    }

    /** Intervals that hold a unit's own effect: by halves alone where nothing more is known about errors. */
    private static EffectIntervals single(EffectIntervals halves, List<SingleEffectError> errors) {
        return errors.isEmpty()
                ? halves
                : halves.widened(errors.stream()
                        .mapToDouble(error -> error.mostSquare(halves.level()))
                        .toArray());
    }

    /** By treatment and part some of its rows in the log. */
    private static List<int[]> tenths(CrossFittedUplift.Result learned) {
        List<int[]> tenths = new ArrayList<>();
        List<TreatmentEvaluation> treatments = learned.report().best().treatments();
        for (int k = 0; k < treatments.size(); k++) {
            double[] effect = Aipw.ofTreatment(learned.effects(), k);
            int[] order =
                    RadixSort.order(Arrays.stream(effect).map(e -> 0.0 - e).toArray());
            int from = 0;
            for (Decile part : treatments.get(k).deciles()) {
                int first = from;
                int rows = part.rows();
                int taken = Math.min(rows, OF_A_TENTH);
                tenths.add(IntStream.range(0, taken)
                        .map(i -> order[first + (int) ((long) i * rows / taken)])
                        .toArray());
                from += rows;
            }
        }
        return tenths;
    }

    private static Matrix joined(
            TrainedUplift model, FeatureTable table, int[] asked, FeatureTable log, List<int[]> tenths) {
        Matrix own = model.encoder().encode(table, asked);
        Matrix more = model.encoder()
                .encode(log, tenths.stream().flatMapToInt(Arrays::stream).toArray());
        double[][] columns = new double[own.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Arrays.copyOf(own.column(j), own.rows() + more.rows());
            System.arraycopy(more.column(j), 0, columns[j], own.rows(), more.rows());
        }
        return Matrix.ofColumns(columns);
    }

    /** Means of the parts, each a row with one entry, from effects of the asked rows and those of the parts behind them. */
    private record Means(int[] start, int[] treatment) {
        Means(double[][] effects, int asked, List<int[]> tenths) {
            this(new int[tenths.size() + 1], new int[tenths.size()]);
            int treatments = effects.length == 0 ? 1 : effects[0].length;
            start[0] = asked;
            for (int t = 0; t < tenths.size(); t++) {
                start[t + 1] = start[t] + tenths.get(t).length;
                treatment[t] = (int) ((long) t * treatments / tenths.size());
            }
        }

        double[][] of(double[][] effects) {
            double[][] means = new double[treatment.length][1];
            for (int t = 0; t < means.length; t++) {
                for (int i = start[t]; i < start[t + 1]; i++) {
                    means[t][0] += effects[i][treatment[t]] / (start[t + 1] - start[t]);
                }
            }
            return means;
        }
    }

    /** The intervals around what was predicted of all of a part's rows by models that did not see them. */
    private static List<List<Interval>> moved(CrossFittedUplift.Result learned, EffectIntervals parts) {
        List<List<Interval>> all = new ArrayList<>();
        int at = 0;
        for (TreatmentEvaluation treatment : learned.report().best().treatments()) {
            List<Interval> own = new ArrayList<>();
            for (Decile part : treatment.deciles()) {
                double half = (parts.high()[at][0] - parts.low()[at][0]) / 2;
                own.add(new Interval(part.predicted(), part.predicted() - half, part.predicted() + half));
                at++;
            }
            all.add(own);
        }
        return all;
    }
}
