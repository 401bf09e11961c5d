package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.Analyses.Errors;
import dev.slipway.core.study.Analyses.Looks;
import dev.slipway.core.study.Analyses.Model;
import dev.slipway.core.study.Analyses.Regression;
import dev.slipway.core.study.Analyses.Survival;
import dev.slipway.core.study.Analyses.Ties;
import dev.slipway.core.study.Analyses.Transitions;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Studies that name models, over data given by columns. */
final class ModelStudies {
    static final long DAY = 86_400_000L;

    private final int[] variant;
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, MetricValues> values = new LinkedHashMap<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private long @Nullable [] exposedAt;
    private @Nullable Timelines timelines;
    private int days = 20;
    private double observedDays = 20;
    private Analyses analyses = Analyses.DEFAULT;
    private boolean filtered;

    private ModelStudies(int[] variant) {
        this.variant = variant;
    }

    static ModelStudies of(int... variant) {
        return new ModelStudies(variant);
    }

    ModelStudies category(String name, @Nullable String... levels) {
        TreeSet<String> found = new TreeSet<>();
        Arrays.stream(levels).filter(l -> l != null).forEach(found::add);
        List<String> sorted = List.copyOf(found);
        int[] code = Arrays.stream(levels)
                .mapToInt(l -> l == null ? -1 : sorted.indexOf(l))
                .toArray();
        categories.put(name, new Category(sorted, code));
        return this;
    }

    ModelStudies number(String name, double... column) {
        numbers.put(name, column);
        return this;
    }

    ModelStudies metric(String key, MetricKind kind, double... column) {
        metrics.put(
                key,
                new Metric(
                        key,
                        key,
                        kind,
                        null,
                        null,
                        key,
                        null,
                        null,
                        null,
                        Better.HIGHER,
                        MetricRole.PRIMARY,
                        null,
                        null,
                        null));
        values.put(key, new MetricValues(column, kind == MetricKind.RATIO ? column.clone() : null, null));
        return this;
    }

    /** A study that goes on for so many days and is observed to its end. */
    ModelStudies days(int whole) {
        days = whole;
        observedDays = whole;
        return this;
    }

    /** Units exposed at these days of a study of 20 days, with events {name code, second}. */
    ModelStudies events(List<String> names, double[] exposedDay, int[][]... byUnit) {
        exposedAt = Arrays.stream(exposedDay).mapToLong(d -> (long) (d * DAY)).toArray();
        int[] start = new int[byUnit.length + 1];
        List<int[]> all = new ArrayList<>();
        for (int u = 0; u < byUnit.length; u++) {
            all.addAll(Arrays.asList(byUnit[u]));
            start[u + 1] = all.size();
        }
        Timelines made =
                Timelines.inOrder(names, start, new short[all.size()], new int[all.size()], new float[all.size()]);
        for (int e = 0; e < all.size(); e++) {
            made.code()[e] = (short) all.get(e)[0];
            made.second()[e] = all.get(e)[1];
        }
        timelines = made;
        return this;
    }

    /** Observation that ends within the last day. */
    ModelStudies observedUntil(double day) {
        observedDays = day;
        return this;
    }

    ModelStudies asks(List<Regression> regressions, List<Survival> survival, @Nullable Transitions transitions) {
        analyses = new Analyses(null, Looks.DEFAULT, Adjustment.HOLM, null, regressions, survival, transitions);
        return this;
    }

    ModelStudies predicts(Prediction... predictions) {
        analyses = Analyses.DEFAULT.withPredictions(List.of(predictions));
        return this;
    }

    ModelStudies drift(Analyses.Drift asked) {
        analyses = analyses.withDrift(asked);
        return this;
    }

    /** As if a filter had left these units over. */
    ModelStudies filtered() {
        filtered = true;
        return this;
    }

    static Regression regression(Model model, Errors errors, String outcome, String... terms) {
        return new Regression("r", "A regression", model, outcome, List.of(terms), errors);
    }

    static Survival until(String event, String by, @Nullable Integer horizonDays, String... terms) {
        Duration horizon = horizonDays == null ? null : Duration.ofDays(horizonDays);
        return new Survival("s", "Time", event, null, null, by, horizon, List.of(terms), List.of(), Ties.EFRON);
    }

    AnalysisInput input(JobContext context) {
        Study study = new Study(
                "Title",
                null,
                new Source.UnitTable(Path.of("t.csv"), "user", "variant", null),
                new Experiment("k", "user", "control", Allocation.evenly("l", List.of("control", "treatment")), null),
                metrics,
                new DecisionRule(0.05, 0.8, 0.01, 0, DecisionRule.LooksPlan.FIXED, 1, false),
                List.of(),
                null,
                analyses,
                Study.MemoWords.NONE);
        String[] ids = new String[variant.length];
        Arrays.setAll(ids, u -> "u" + u);
        long end = exposedAt == null ? 0 : days * DAY;
        ExperimentData data = new ExperimentData(
                List.of("control", "treatment"),
                ids,
                variant,
                exposedAt,
                0,
                end,
                exposedAt == null ? 0 : (long) (observedDays * DAY),
                0,
                Map.of(),
                0,
                0,
                categories,
                numbers,
                values,
                timelines,
                new TestSummary(0, 0));
        return new AnalysisInput(study, data, Map.of(), List.of(), Map.of(), filtered, 1, context);
    }

    AnalysisInput input() {
        return input(JobContext.unwatched());
    }
}
