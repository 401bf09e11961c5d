package dev.slipway.learning.learner;

import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import smile.data.DataFrame;
import smile.math.MathEx;
import smile.model.cart.Loss;

/**
 * Gradient boosting of trees by exact cuts with Smile (Friedman 2001, doi:10.1214/aos/1013203451; row sampling: Friedman
 * 2002, doi:10.1016/S0167-9473(01)00065-2). Slower than {@link XgboostFamily} and without native code.
 */
public final class SmileBoostingFamily implements LearnerFamily {
    /** Its name in plans. */
    public static final String NAME = "smile_boosting";

    private static final int MAX_NODES = 1 << 16;
    private static final List<HyperParameter> KNOBS = List.of(
            HyperParameter.whole("rounds", 10, 500, 100, true),
            HyperParameter.whole("depth", 1, 10, 5, false),
            HyperParameter.real("learning_rate", 0.01, 0.5, 0.1, true),
            HyperParameter.whole("leaf_rows", 1, 100, 10, true),
            HyperParameter.real("row_share", 0.3, 1, 0.7, false));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Gradient boosting (Smile)";
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
        MathEx.setSeed(seed); // of this thread, which alone draws the rows
        return task == Task.PROBABILITY
                ? probability(settings, frame, context, abandoned)
                : mean(settings, frame, context, abandoned);
    }

    private static Model probability(Settings s, DataFrame frame, JobContext context, BooleanSupplier abandoned) {
        var options = new smile.classification.GradientTreeBoost.Options(
                s.whole("rounds"),
                s.whole("depth"),
                MAX_NODES,
                s.whole("leaf_rows"),
                s.real("learning_rate"),
                s.real("row_share"),
                null,
                new RoundByRound<>(context, abandoned, s.whole("rounds")));
        var model = smile.classification.GradientTreeBoost.fit(Frames.formula(), frame, options);
        return x -> Frames.predict(x, row -> {
            double[] probabilities = new double[2];
            model.predict(row, probabilities);
            return probabilities[1];
        });
    }

    private static Model mean(Settings s, DataFrame frame, JobContext context, BooleanSupplier abandoned) {
        var options = new smile.regression.GradientTreeBoost.Options(
                Loss.ls(),
                s.whole("rounds"),
                s.whole("depth"),
                MAX_NODES,
                s.whole("leaf_rows"),
                s.real("learning_rate"),
                s.real("row_share"),
                null,
                new RoundByRound<>(context, abandoned, s.whole("rounds")));
        var model = smile.regression.GradientTreeBoost.fit(Frames.formula(), frame, options);
        return x -> Frames.predict(x, model::predict);
    }
}
