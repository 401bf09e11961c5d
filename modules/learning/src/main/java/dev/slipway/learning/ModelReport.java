package dev.slipway.learning;

import dev.slipway.learning.evaluate.Calibration;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.evaluate.Evaluation;
import dev.slipway.learning.evaluate.Importance;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.PartialDependence;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.search.Trial;
import dev.slipway.learning.warning.LearningWarning;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a screen, a report and a model card need to say about one trained model. Moments are epoch milliseconds. Nothing in it depends on
 * time or threads, unless the search had a time limit.
 *
 * @param outcome what is predicted
 * @param data the table
 * @param features by column of the table
 * @param parts training, validation, test
 * @param split how they were parted, and what was left out
 * @param learner what was chosen
 * @param trials of the search, the best first; empty when there was only one candidate
 * @param evaluation on the test: metrics with intervals, and comparisons with the baselines
 * @param beatsBaselines whether the model beats every baseline with its whole interval
 * @param calibration of probabilities on the test; null for a mean
 * @param importance by feature, the largest first, on the test
 * @param dependence of the features that matter most
 * @param segments metrics by level of the segments asked for
 * @param drift of scores between validation and test
 * @param warnings reasons to read it with care
 * @param level of all intervals
 * @param seed of the plan
 * @param versions of what computed it, by name
 */
public record ModelReport(
        OutcomeSummary outcome,
        Data data,
        List<FeatureSummary> features,
        List<Part> parts,
        SplitSummary split,
        Chosen learner,
        List<Trial> trials,
        Evaluation evaluation,
        boolean beatsBaselines,
        @Nullable CalibrationSummary calibration,
        List<Importance> importance,
        List<PartialDependence> dependence,
        List<Segment> segments,
        ScoreDrift drift,
        List<LearningWarning> warnings,
        double level,
        long seed,
        Map<String, String> versions) {

    /** Outcome: its task, its window and the delay until it is known, in milliseconds, and the end of the data. */
    public record OutcomeSummary(String name, Task task, long window, long delay, long dataEnd) {}

    /** The table: rows, units, first and last as-of moment. */
    public record Data(int rows, int units, long firstAsOf, long lastAsOf) {}

    /**
     * One feature.
     *
     * @param kind number or category
     * @param levels of a category; 0 for a number
     * @param missing share of training rows
     * @param known in words: up to when its data was read
     * @param used whether it varies in training, so that the model has it
     */
    public record FeatureSummary(String name, String kind, int levels, double missing, String known, boolean used) {}

    /**
     * One part: rows, units, first and last as-of moment, mean outcome.
     *
     * @param metrics of the model on these rows; on training and validation better than on rows it never saw
     */
    public record Part(
            String name,
            int rows,
            int units,
            long firstAsOf,
            long lastAsOf,
            double outcomeMean,
            Map<Metric, Double> metrics) {}

    /**
     * How rows were parted.
     *
     * @param validationFrom first as-of moment of validation; null without a cut in time
     * @param testFrom first as-of moment of test; null without a cut in time
     * @param byUnit whether units stay together
     * @param immature rows left out, outcome not known yet
     * @param purged rows left out, outcome known only after the next part began
     * @param apart rows left out, unit and moment in different parts
     */
    public record SplitSummary(
            @Nullable Long validationFrom,
            @Nullable Long testFrom,
            boolean byUnit,
            int immature,
            int purged,
            int apart) {}

    /** The learner that was chosen, with all its settings. */
    public record Chosen(String name, String title, Map<String, Double> settings) {}

    /** How probabilities were calibrated, and what the test says before and after. */
    public record CalibrationSummary(Calibrator.Method method, Calibration before, Calibration after) {}

    /** Test rows of one level of a feature. */
    public record Segment(
            String feature,
            String level,
            int rows,
            double outcomeMean,
            double predictedMean,
            Map<Metric, Interval> metrics) {}

    /**
     * Population stability of scores over ten bins of the validation's quantiles.
     *
     * @param psi index
     * @param limit what it stays below with 95 % probability when nothing has changed
     * @param edges between bins
     * @param before shares in validation
     * @param after shares in test
     */
    public record ScoreDrift(double psi, double limit, double[] edges, double[] before, double[] after) {}

    /** Copies the lists and the versions, these sorted by name. */
    public ModelReport {
        features = List.copyOf(features);
        parts = List.copyOf(parts);
        trials = List.copyOf(trials);
        importance = List.copyOf(importance);
        dependence = List.copyOf(dependence);
        segments = List.copyOf(segments);
        warnings = List.copyOf(warnings);
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
