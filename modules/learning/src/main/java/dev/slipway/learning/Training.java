package dev.slipway.learning;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.evaluate.SingleFeature;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.Split;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Learners;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.search.Candidate;
import dev.slipway.learning.search.Search;
import dev.slipway.learning.search.SearchResult;
import dev.slipway.learning.warning.LearningWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains one model and says honestly how good it is: choose on training rows, calibrate on validation rows, measure on test rows that
 * nothing was chosen by.
 */
public final class Training {
    private static final int FEWEST_ROWS = 50;
    private static final int FEWEST_OUTCOMES = 10;
    private static final long SEARCH = 1;
    private static final long FIT = 2;

    private Training() {}

    /**
     * A trained model and what is to be said about it.
     *
     * @param report for people
     * @param model for scoring units
     * @param split which rows of the table were for what
     */
    public record Result(ModelReport report, TrainedModel model, Split split) {}

    /**
     * Trains and judges.
     *
     * @param table features as of moments; was refused already if dates show a leak
     * @param outcome by row of the table
     * @param context stages "Search", "Fit", "Judge"; cancelling answers within a fraction of a second
     * @throws SlipwayException when a part has too few rows or outcomes, or the plan names what is not there
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Result run(FeatureTable table, Outcome outcome, Plan plan, JobContext context) {
        List<LearnerFamily> families =
                plan.learners().stream().map(Learners::named).toList();
        for (String segment : plan.segments()) {
            requireCategory(table.feature(segment));
        }
        Split split = Split.of(table, outcome, plan.split());
        Part train = part("training", table, outcome, split.train());
        Part validation = part("validation", table, outcome, split.validation());
        Part test = part("test", table, outcome, split.test());
        List<LearningWarning> warnings = new ArrayList<>(Cautions.ofSplit(table, plan, split, train, test, outcome));
        warnings.addAll(SingleFeature.tooGood(table, outcome, train.rows()));

        context.stage("Search", outcome.name());
        SearchResult search = Search.run(
                table, outcome, train.rows(), families, plan.search(), Seeds.of(plan.seed(), SEARCH), context);
        context.stage("Fit", search.best().family().title());
        TrainedModel model = fit(search.best(), plan, train, validation, outcome.task(), context);
        context.stage("Judge", outcome.name());
        Judge judge = new Judge(outcome, plan, split, train, validation, test, context);
        return new Result(
                judge.report(
                        model, search, baselines(search, plan, train, validation, test, outcome, context), warnings),
                model,
                split);
    }

    private static TrainedModel fit(
            Candidate chosen, Plan plan, Part train, Part validation, Task task, JobContext context) {
        Encoder encoder =
                Encoder.fit(train.table(), train.rows(), chosen.family().encoding());
        if (encoder.features().isEmpty()) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "No feature varies in the training part, so there is nothing to learn from.",
                    "Bring features that differ between units.");
        }
        Model model = chosen.family()
                .learner(task, chosen.settings(), Seeds.of(plan.seed(), FIT))
                .fit(encoder.encode(train.table(), train.rows()), train.y(), null, context);
        Calibrator calibrator = task == Task.MEAN
                ? Calibrator.NONE
                : plan.calibration()
                        .fit(new Scored(
                                validation.y(), model.predict(encoder.encode(validation.table(), validation.rows()))));
        return new TrainedModel(encoder, model, calibrator);
    }

    /** Test rows as simpler models see them: the mean of training, and the linear model, calibrated alike. */
    private static Map<String, Scored> baselines(
            SearchResult search,
            Plan plan,
            Part train,
            Part validation,
            Part test,
            Outcome outcome,
            JobContext context) {
        Map<String, Scored> baselines = new LinkedHashMap<>();
        double[] constant = new double[test.y().length];
        Arrays.fill(constant, train.mean());
        baselines.put(outcome.task() == Task.PROBABILITY ? "base rate" : "mean", new Scored(test.y(), constant));
        if (!search.best().family().name().equals(LinearFamily.NAME)) {
            TrainedModel linear =
                    fit(new Candidate(new LinearFamily(), Map.of()), plan, train, validation, outcome.task(), context);
            baselines.put("linear model", new Scored(test.y(), linear.score(test.table(), test.rows())));
        }
        return baselines;
    }

    private static Part part(String name, FeatureTable table, Outcome outcome, int[] rows) {
        Part part = Part.of(name, table, outcome, rows);
        boolean few =
                rows.length < FEWEST_ROWS || (outcome.task() == Task.PROBABILITY && part.rarer() < FEWEST_OUTCOMES);
        if (few) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    outcome.task() == Task.PROBABILITY
                            ? "The " + name + " part has " + rows.length + " rows, " + part.rarer()
                                    + " of them with the rarer outcome; it needs " + FEWEST_ROWS + " and "
                                    + FEWEST_OUTCOMES + "."
                            : "The " + name + " part has " + rows.length + " rows; it needs " + FEWEST_ROWS + ".",
                    "Move the moments of the split, shorten the outcome's window, or bring more units.");
        }
        return part;
    }

    private static void requireCategory(Feature feature) {
        if (!(feature instanceof Feature.Categorical)) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "The feature " + feature.name() + " is a number and can't be a segment.",
                    "Name a feature with levels, or cut the number into levels.");
        }
    }
}
