package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.Prediction.Kind;
import dev.slipway.core.study.Prediction.Target;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows that a model learns from: units as of their moment with what had happened before it, and what happened in the
 * window that starts there. Only units whose window had elapsed when observation ended.
 *
 * @param features one row per unit
 * @param outcome by row
 * @param eligible units whose outcome is known; more than there are rows when they were sampled
 * @param immature units whose outcome is not known yet
 */
record PredictionTable(FeatureTable features, Outcome outcome, int eligible, int immature) {
    /** Rows that a model learns from at most; from more units a sample is drawn. */
    static final int MOST_ROWS = 60_000;

    static final int SECOND = 1000;
    private static final int CHECKED = 0xFFF;

    /** The stream that draws rows: not that of the split, which would find most of the small numbers in training. */
    static final long DRAWN = 11;

    /**
     * The table of a prediction.
     *
     * @throws CannotFit when the data has no events, or nobody's outcome is known
     * @throws dev.slipway.core.error.SlipwayException when a feature was read past the as-of moment; names it
     */
    static PredictionTable of(ExperimentData data, Prediction asked, long seed, JobContext context) throws CannotFit {
        Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            throw new CannotFit("This study has no events, so nothing can be predicted from them.");
        }
        Target target = asked.outcome();
        if (target.event() != null && !timelines.eventNames().contains(target.event())) {
            throw new CannotFit("The data has no event " + target.event() + ", so there is nothing to predict.");
        }
        long window = target.within().toMillis();
        int[] units = new int[data.units()];
        int eligible = 0;
        int immature = 0;
        for (int u = 0; u < data.units(); u++) {
            long moment = moment(asked, exposedAt[u]);
            if (moment + window > data.observedUntil()) {
                immature++;
            } else if (moment >= exposedAt[u]) {
                units[eligible++] = u;
            }
        }
        if (eligible == 0) {
            throw new CannotFit("Nobody's outcome is known yet: the window would end after the data does."
                    + " Use an earlier as-of moment or a shorter window.");
        }
        int[] rows = sample(Arrays.copyOf(units, eligible), Seeds.of(seed, DRAWN));
        int[] asOfSecond = new int[rows.length];
        long[] asOf = new long[rows.length];
        for (int r = 0; r < rows.length; r++) {
            asOf[r] = moment(asked, exposedAt[rows[r]]);
            asOfSecond[r] = (int) ((asOf[r] - exposedAt[rows[r]]) / SECOND);
        }
        FeatureTable table =
                new PredictionFeatures(data, timelines, exposedAt, asked, rows, asOf, asOfSecond).table(context);
        return new PredictionTable(
                table, outcome(data, timelines, asked, rows, asOfSecond, context), eligible, immature);
    }

    /** The as-of moment of a unit, epoch milliseconds. */
    static long moment(Prediction asked, long exposedAt) {
        Duration after = asked.asOf().afterExposure();
        if (after != null) {
            return exposedAt + after.toMillis();
        }
        var day = asked.asOf().day();
        return day == null
                ? exposedAt
                : day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** All of few units; of many those to which the seed gives the smallest numbers. In the order of the data. */
    static int[] sample(int[] units, long seed) {
        if (units.length <= MOST_ROWS) {
            return units;
        }
        double[] drawn =
                Arrays.stream(units).mapToDouble(u -> Seeds.uniform(seed, u)).toArray();
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        double limit = sorted[MOST_ROWS];
        return IntStream.range(0, units.length)
                .filter(i -> drawn[i] < limit)
                .map(i -> units[i])
                .toArray();
    }

    private static Outcome outcome(
            ExperimentData data,
            Timelines timelines,
            Prediction asked,
            int[] rows,
            int[] asOfSecond,
            JobContext context) {
        Target target = asked.outcome();
        int wanted = target.event() == null ? -1 : timelines.eventNames().indexOf(target.event());
        long window = target.within().toSeconds();
        double[] values = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            if ((r & CHECKED) == 0) {
                context.checkCancelled();
            }
            long until = asOfSecond[r] + window;
            long events = 0;
            double amount = 0;
            for (int e = timelines.start()[rows[r]]; e < timelines.end()[rows[r]]; e++) {
                int second = timelines.second()[e];
                if (second >= asOfSecond[r]
                        && second < until
                        && (wanted < 0 || timelines.code()[e] == wanted)) {
                    events++;
                    amount += timelines.amount()[e];
                }
            }
            values[r] = switch (target.kind()) {
                case CHURN -> events == 0 ? 1 : 0;
                case EVENT -> events > 0 ? 1 : 0;
                case AMOUNT -> amount;
            };
        }
        return new Outcome(
                asked.label(),
                target.kind() == Kind.AMOUNT ? Task.MEAN : Task.PROBABILITY,
                values,
                target.within(),
                Duration.ZERO,
                data.observedUntil());
    }
}
