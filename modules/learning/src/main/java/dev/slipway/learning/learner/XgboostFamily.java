package dev.slipway.learning.learner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gradient boosting of trees by histograms with XGBoost (Chen and Guestrin 2016, doi:10.1145/2939672.2939785): each round
 * adds a tree that fits gradient and curvature of the loss (logistic or squared error) at the current predictions.
 *
 * <p>Values are kept as 32-bit floats. Histogram sums are reduced in a fixed order, so that the number of threads changes
 * nothing (tested).
 */
public final class XgboostFamily implements LearnerFamily {
    /** Its name in plans. */
    public static final String NAME = "xgboost";

    private static final List<HyperParameter> KNOBS = List.of(
            HyperParameter.whole("rounds", 10, 1000, 150, true),
            HyperParameter.whole("depth", 1, 10, 5, false),
            HyperParameter.real("learning_rate", 0.01, 0.5, 0.1, true),
            HyperParameter.real("min_child_weight", 0.1, 100, 5, true),
            HyperParameter.real("l2", 0.01, 100, 1, true),
            HyperParameter.real("row_share", 0.3, 1, 0.8, false),
            HyperParameter.real("column_share", 0.3, 1, 0.8, false));

    private final int threads;

    /** With as many threads as the job allows. */
    public XgboostFamily() {
        this(0);
    }

    /** With so many threads, or what the job allows where it is 0; they change the time, not the model. */
    public XgboostFamily(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Gradient boosting (XGBoost)";
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
        return true;
    }

    @Override
    public Learner learner(Task task, Map<String, Double> asked, long seed) {
        Settings settings = Settings.of(NAME, KNOBS, asked);
        Map<String, Object> options = new TreeMap<>();
        options.put("objective", task == Task.PROBABILITY ? "binary:logistic" : "reg:squarederror");
        options.put("tree_method", "hist");
        options.put("seed", (int) (seed ^ (seed >>> 32)) & Integer.MAX_VALUE);
        options.put("verbosity", 0);
        options.put("max_depth", settings.whole("depth"));
        options.put("eta", settings.real("learning_rate"));
        options.put("min_child_weight", settings.real("min_child_weight"));
        options.put("lambda", settings.real("l2"));
        options.put("subsample", settings.real("row_share"));
        options.put("colsample_bytree", settings.real("column_share"));
        int rounds = settings.whole("rounds");
        return (x, y, weight, context) -> {
            Rows.check(this, task, x, y, weight);
            Map<String, Object> all = new TreeMap<>(options);
            all.put("nthread", threads == 0 ? context.threads() : threads);
            return Worker.run(context, abandoned -> XgboostModel.fit(x, y, weight, all, rounds, context, abandoned));
        };
    }
}
