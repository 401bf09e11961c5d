package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A learned model: what happens to each unit after a moment, predicted from what was known before it.
 *
 * @param kind {@code churn}, {@code event}, {@code amount}, or {@link #RISK}
 * @param what is predicted, in words
 * @param asOf the moment, in words
 * @param unavailable why there is no model, in sentences; null when there is one
 * @param trained null when there is no model
 */
public record PredictionReadout(
        String name,
        String label,
        String kind,
        String what,
        String asOf,
        @Nullable String unavailable,
        @Nullable Trained trained) {

    /** The kind of a model whose rows are users' weeks, and not users. */
    public static final String RISK = "risk";

    /** What a row is, several of them: {@code users}, or {@code users' weeks}. */
    public String rows() {
        return kind.equals(RISK) ? "users’ weeks" : "users";
    }

    /** Whether a probability is predicted, and not an amount. */
    public boolean probability() {
        return !"amount".equals(kind);
    }

    /**
     * A trained model and how good it is. All measures are of test rows, which nothing was chosen by.
     *
     * @param eligible units whose outcome is known
     * @param immature units left out because their outcome is not known yet
     * @param features in the order of the table
     * @param parts training, validation, test
     * @param trials of the search, the best first; empty when nothing was searched
     * @param deciding measure that decides whether a baseline is beaten
     * @param metrics of the model
     * @param comparisons with simpler models
     * @param beatsBaselines whether the whole interval of every improvement lies above zero
     * @param calibration of probabilities; null for an amount
     * @param importance the largest first
     * @param dependence of the features that matter most
     * @param segments of the study, level by level
     * @param drift of scores from validation to test
     * @param level of all intervals
     * @param libraries that learned it, with their versions
     */
    public record Trained(
            long eligible,
            long immature,
            List<Feature> features,
            List<Part> parts,
            Split split,
            Learner learner,
            List<Trial> trials,
            String deciding,
            List<Measure> metrics,
            List<Comparison> comparisons,
            boolean beatsBaselines,
            @Nullable Calibration calibration,
            List<Importance> importance,
            List<Dependence> dependence,
            List<Segment> segments,
            Drift drift,
            List<String> warnings,
            double level,
            long seed,
            Map<String, String> libraries) {}

    /**
     * A number with its interval; an end is null where resampling gives none.
     *
     * @param value from the test rows
     */
    public record Range(
            double value, @Nullable Double low, @Nullable Double high) {}

    /**
     * One feature.
     *
     * @param kind {@code number} or {@code category}
     * @param missing share of training rows
     * @param known up to when its data was read, in words
     * @param used whether it varies in training, so that the model has it
     */
    public record Feature(String name, String label, String kind, double missing, String known, boolean used) {}

    /**
     * One part: rows, first and last as-of day (ISO), mean outcome.
     *
     * @param metrics on these rows, without intervals; those of training and validation flatter the model. Empty in the file of an older run
     */
    public record Part(String name, long rows, String first, String last, double outcome, List<Measure> metrics) {
        public Part {
            metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
        }

        /** A part of which no measures are known. */
        public Part(String name, long rows, String first, String last, double outcome) {
            this(name, rows, first, last, outcome, List.of());
        }
    }

    /**
     * How rows were parted.
     *
     * @param by {@code user} or {@code time}
     * @param purged rows left out because their outcome became known only after the next part began
     */
    public record Split(String by, long purged) {}

    /** The learner that was chosen, with its settings. */
    public record Learner(String name, String title, Map<String, Double> settings) {}

    /**
     * One setting that was tried.
     *
     * @param loss mean out-of-fold loss per row: log loss, or squared error
     * @param error of that mean, from the folds
     * @param share of the search's units that it saw; trials on all of them compete
     */
    public record Trial(
            int number, String learner, Map<String, Double> settings, double loss, double error, double share) {}

    /** One measure of the model. */
    public record Measure(String key, String title, Range value) {}

    /**
     * The model beside something simpler.
     *
     * @param value the baseline's own measure
     * @param improvement of the deciding measure, positive when the model is better
     */
    public record Comparison(String baseline, double value, Range improvement, boolean beats) {}

    /**
     * Whether probabilities mean what they say.
     *
     * @param method that calibrated them on validation rows
     * @param curve ten groups of test rows by prediction
     * @param intercept above 0 when outcomes are more frequent than predicted; null where it can't be estimated
     * @param slope below 1 when predictions are too extreme; null where predictions do not vary
     * @param brier score; it is miscalibration − discrimination + uncertainty
     */
    public record Calibration(
            String method,
            List<Bin> curve,
            @Nullable Range intercept,
            @Nullable Range slope,
            double brier,
            double miscalibration,
            double discrimination,
            double uncertainty) {}

    /** Test rows of similar prediction: mean prediction, share of outcomes with Wilson's interval. */
    public record Bin(double predicted, double observed, double low, double high, long rows) {}

    /** Mean increase of the loss per row when a feature is shuffled, and as a share of the model's own loss. */
    public record Importance(String feature, String label, Range loss, double share) {}

    /** Mean prediction by value of one feature. */
    public record Dependence(String feature, String label, boolean category, List<Point> points) {}

    /** At one value: mean prediction, and the middle 80 % of the single rows' predictions. */
    public record Point(String label, double value, double mean, double low, double high) {}

    /** Test rows of one level; without measures where there are too few of them. */
    public record Segment(
            String attribute, String level, long rows, double outcome, double predicted, List<Measure> metrics) {}

    /** Population stability index of scores, and what it stays below without drift; shares by tenth of validation. */
    public record Drift(double psi, double limit, List<Double> before, List<Double> after) {}
}
