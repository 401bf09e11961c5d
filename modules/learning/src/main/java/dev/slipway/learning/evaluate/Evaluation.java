package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Metrics of a model on the same test rows as its baselines, with intervals from redrawing units (percentiles; AUC of one row per
 * unit by {@link DeLong}). Differences are paired: each resample measures both on the same rows.
 *
 * @param metrics of the model
 * @param comparisons with each baseline, in the order given
 */
public record Evaluation(Map<Metric, Interval> metrics, List<Comparison> comparisons) {

    /**
     * The model beside something simpler.
     *
     * @param baseline its name
     * @param metric what is compared
     * @param baselineValue the baseline's metric
     * @param improvement how much better the model is, positive when it is, whichever way the metric runs
     * @param beats whether the whole interval of the improvement lies above zero
     */
    public record Comparison(
            String baseline, Metric metric, double baselineValue, Interval improvement, boolean beats) {}

    /** One metric of the model; refuses those of the other task. */
    public Interval metric(Metric metric) {
        Interval interval = metrics.get(metric);
        Checks.require(interval != null, metric.title() + " does not belong to this task");
        return Objects.requireNonNull(interval);
    }

    /**
     * Measures a model and its baselines.
     *
     * @param model scored test rows
     * @param baselines by name, scored on the same rows
     * @param units which rows belong together
     * @param resamples at least 100
     * @param checkpoint called before every resample; may throw to cancel
     */
    public static Evaluation of(
            Task task,
            Scored model,
            Map<String, Scored> baselines,
            Units units,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint) {
        List<Metric> metrics = Metric.of(task);
        List<Scored> all = new ArrayList<>(List.of(model));
        all.addAll(baselines.values());
        Metric deciding = Metric.deciding(task);
        int width = metrics.size() + all.size() - 1;
        List<Interval> intervals = UnitBootstrap.intervals(units, resamples, seed, level, checkpoint, counts -> {
            double[] row = new double[width];
            for (int m = 0; m < metrics.size(); m++) {
                row[m] = metrics.get(m).value(model, counts);
            }
            for (int b = 1; b < all.size(); b++) {
                row[metrics.size() + b - 1] =
                        better(deciding, row[metrics.indexOf(deciding)], deciding.value(all.get(b), counts));
            }
            return row;
        });
        Map<Metric, Interval> measured = new EnumMap<>(Metric.class);
        for (int m = 0; m < metrics.size(); m++) {
            measured.put(metrics.get(m), intervals.get(m));
        }
        if (task == Task.PROBABILITY && units.single()) {
            DeLong.Result auc = DeLong.of(model, level);
            measured.put(Metric.AUC, new Interval(auc.auc(), auc.low(), auc.high()));
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Map.Entry<String, Scored> baseline : baselines.entrySet()) {
            Interval improvement = intervals.get(metrics.size() + comparisons.size());
            comparisons.add(new Comparison(
                    baseline.getKey(),
                    deciding,
                    deciding.value(baseline.getValue()),
                    improvement,
                    improvement.low() > 0));
        }
        return new Evaluation(Collections.unmodifiableMap(measured), List.copyOf(comparisons));
    }

    private static double better(Metric metric, double model, double baseline) {
        return metric.higherIsBetter() ? model - baseline : baseline - model;
    }
}
