package dev.slipway.learning.learner;

import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import smile.data.DataFrame;
import smile.model.cart.SplitRule;

/**
 * Random forest with Smile (Breiman 2001, doi:10.1023/A:1010933404324): trees on bootstrap samples, each cut chosen among some of
 * the columns, predictions averaged. Every tree has a seed of its own, so that threads change nothing.
 */
public final class ForestFamily implements LearnerFamily {
    /** Its name in plans. */
    public static final String NAME = "random_forest";

    private static final int MAX_NODES = 1 << 16;
    private static final List<HyperParameter> KNOBS = List.of(
            HyperParameter.whole("trees", 10, 500, 100, true),
            HyperParameter.whole("depth", 2, 30, 12, false),
            HyperParameter.whole("leaf_rows", 1, 200, 10, true),
            HyperParameter.real("column_share", 0.05, 1, 0.33, true),
            HyperParameter.real("row_share", 0.3, 1, 1, false));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Random forest";
    }

    @Override
    public Encoding encoding() {
        return Encoding.CODES;
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return KNOBS;
    }

    @Override
    public boolean takesWeights() {
        return false;
    }

    @Override
    public Learner learner(Task task, Map<String, Double> asked, long seed) {
        Settings settings = Settings.of(NAME, KNOBS, asked);
        return (x, y, weight, context) -> {
            Rows.check(this, task, x, y, weight);
            return Worker.run(context, abandoned -> fit(task, settings, seed, x, y, context, abandoned));
        };
    }

    static Model fit(
            Task task,
            Settings settings,
            long seed,
            Matrix x,
            double[] y,
            JobContext context,
            BooleanSupplier abandoned) {
        DataFrame frame = Frames.training(task, x, y);
        int columns = Math.max(1, (int) Math.round(settings.real("column_share") * x.columns()));
        return task == Task.PROBABILITY
                ? probability(settings, columns, seed, frame, context, abandoned)
                : mean(settings, columns, seed, frame, context, abandoned);
    }

    private static Model probability(
            Settings s, int columns, long seed, DataFrame frame, JobContext context, BooleanSupplier abandoned) {
        var options = new smile.classification.RandomForest.Options(
                s.whole("trees"),
                columns,
                SplitRule.GINI,
                s.whole("depth"),
                MAX_NODES,
                s.whole("leaf_rows"),
                s.real("row_share"),
                null,
                seeds(seed, s.whole("trees")),
                new RoundByRound<>(context, abandoned, s.whole("trees")));
        var model = smile.classification.RandomForest.fit(Frames.formula(), frame, options);
        return x -> Frames.predict(x, row -> {
            double[] probabilities = new double[2];
            model.predict(row, probabilities);
            return probabilities[1];
        });
    }

    private static Model mean(
            Settings s, int columns, long seed, DataFrame frame, JobContext context, BooleanSupplier abandoned) {
        var options = new smile.regression.RandomForest.Options(
                s.whole("trees"),
                columns,
                s.whole("depth"),
                MAX_NODES,
                s.whole("leaf_rows"),
                s.real("row_share"),
                seeds(seed, s.whole("trees")),
                new RoundByRound<>(context, abandoned, s.whole("trees")));
        var model = smile.regression.RandomForest.fit(Frames.formula(), frame, options);
        return x -> Frames.predict(x, model::predict);
    }

    private static long[] seeds(long seed, int trees) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.longs(trees).toArray();
    }
}
