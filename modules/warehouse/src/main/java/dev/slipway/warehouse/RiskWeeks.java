package dev.slipway.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Users' weeks for the question whom to look at first. The rows are first the weeks of the data in which a user was still here, then one
 * row for each user who is still here in the week after it; within both by unit and week. Treat every array as read-only.
 *
 * @param weeks how many weeks the data has; the week after it has this number
 * @param log how many rows are of the data
 * @param unit row of the unit in {@link ExperimentData}
 * @param week from 0
 * @param features known before the week, by name, of all questions; NaN is missing
 * @param names of each question's own features, by name of the question
 * @param losses what a week of the data lost, by name of the question
 * @param share of the units whose weeks are here: 1 unless there are too many to learn from
 * @param planted what a week of a unit loses on average, by name of the question, then by unit; null unless the world says it
 */
public record RiskWeeks(
        int weeks,
        int log,
        int[] unit,
        int[] week,
        Map<String, double[]> features,
        Map<String, List<String>> names,
        Map<String, double[]> losses,
        double share,
        @Nullable Map<String, double[]> planted) {
    /** All rows. */
    public int rows() {
        return unit.length;
    }

    /** What weeks lost by the outcome of this question. */
    public double[] lost(String question) {
        return Objects.requireNonNull(losses.get(question), question);
    }

    /** One of the features. */
    public double[] feature(String name) {
        return Objects.requireNonNull(features.get(name), name);
    }
}
