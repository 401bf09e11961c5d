package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Prediction;
import dev.slipway.learning.Training;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.random.Seeds;
import dev.slipway.readout.text.PredictionWords;
import dev.slipway.readout.weekly.ScoreDriftCalculator.ScoredWeeks;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores a trained model gives to units that it neither learned from nor was calibrated on, since those of rows that it knows are more
 * extreme and their share changes from week to week. A model that is for a time after exposure scores each unit once, as of that
 * time; one that is for a day scores all units that have met the experiment, as of that day and again each week later. Outcomes are not needed, so
 * units count whose window is still open.
 */
final class UnseenScores {
    private static final int DAYS = 7;
    private static final long WEEK = DAYS * 86_400_000L;

    /** The stream that draws units where they are too many. */
    private static final long DRAWN = 12;

    private final ExperimentData data;
    private final Timelines timelines;
    private final long[] exposedAt;
    private final Prediction asked;
    private final LocalDate first;
    private final int weeks;

    private UnseenScores(ExperimentData data, Timelines timelines, long[] exposedAt, Prediction asked) {
        this.data = data;
        this.timelines = timelines;
        this.exposedAt = exposedAt;
        this.asked = asked;
        first = data.calendar().first();
        weeks = (int) Math.max(0, Math.floorDiv(ChronoUnit.DAYS.between(first, day(data.observedUntil())), DAYS));
    }

    /**
     * Scores by full week of the study.
     *
     * @param table which the model was trained on
     * @param seed of the prediction
     */
    static ScoredWeeks of(
            AnalysisInput input,
            Prediction asked,
            PredictionTable table,
            Training.Result trained,
            long seed,
            JobContext context) {
        ExperimentData data = input.data();
        Timelines timelines = data.timelines();
        long[] exposedAt = data.exposedAt();
        if (timelines == null || exposedAt == null) {
            throw new IllegalArgumentException("a model without events");
        }
        UnseenScores scores = new UnseenScores(data, timelines, exposedAt, asked);
        int[] units = PredictionTable.sample(scores.unseen(table, trained), Seeds.of(seed, DRAWN));
        double[][] byWeek = new double[scores.weeks][];
        for (int week = 0; week < scores.weeks; week++) {
            byWeek[week] = scores.week(units, week, trained, context);
        }
        int[] variant = Arrays.stream(units).map(u -> data.variant()[u]).toArray();
        return new ScoredWeeks(asked.name(), asked.label(), PredictionWords.asOf(asked.asOf()), byWeek, variant);
    }

    private int[] unseen(PredictionTable table, Training.Result trained) {
        boolean[] seen = new boolean[data.units()];
        long[] units = table.features().units();
        for (int[] rows : new int[][] {trained.split().train(), trained.split().validation()}) {
            for (int row : rows) {
                seen[(int) units[row]] = true;
            }
        }
        return IntStream.range(0, data.units()).filter(u -> !seen[u]).toArray();
    }

    private double[] week(int[] units, int week, Training.Result trained, JobContext context) {
        context.checkCancelled();
        double[] scores = new double[units.length];
        Arrays.fill(scores, Double.NaN);
        long[] moment = Arrays.stream(units).mapToLong(u -> moment(u, week)).toArray();
        int[] at = IntStream.range(0, units.length)
                .filter(i -> moment[i] != Long.MIN_VALUE)
                .toArray();
        if (at.length == 0) {
            return scores;
        }
        int[] rows = Arrays.stream(at).map(i -> units[i]).toArray();
        long[] asOf = Arrays.stream(at).mapToLong(i -> moment[i]).toArray();
        int[] second = IntStream.range(0, at.length)
                .map(i -> (int) ((asOf[i] - exposedAt[rows[i]]) / PredictionTable.SECOND))
                .toArray();
        FeatureTable table =
                new PredictionFeatures(data, timelines, exposedAt, asked, rows, asOf, second).table(context);
        double[] scored = trained.model().score(table);
        for (int i = 0; i < at.length; i++) {
            scores[at[i]] = scored[i];
        }
        return scores;
    }

    /** As of when the unit is scored in a week of the study; the smallest number where it is not. */
    private long moment(int unit, int week) {
        long moment = PredictionTable.moment(asked, exposedAt[unit]);
        if (asked.asOf().day() != null) {
            int later = week - week(moment);
            moment = later < 0 ? Long.MIN_VALUE : moment + later * WEEK;
        }
        boolean scored = moment >= exposedAt[unit] && moment <= data.observedUntil() && week(moment) == week;
        return scored ? moment : Long.MIN_VALUE;
    }

    private int week(long moment) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day(moment)), DAYS);
    }

    private LocalDate day(long moment) {
        return data.calendar().day(moment);
    }
}
