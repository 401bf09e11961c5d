package dev.slipway.learning;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Evaluation;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Metrics by level of the segments asked for. */
final class Segments {
    private static final int FEWEST_ROWS = 50;
    private static final int FEWEST_OUTCOMES = 5;
    private static final int MOST_RESAMPLES = 500;
    private static final long BOOTSTRAP = 5;

    private Segments() {}

    /** Every level with rows in the test; metrics only where there are enough of them. */
    static List<ModelReport.Segment> of(Task task, Plan plan, Part test, Scored scored, JobContext context) {
        List<ModelReport.Segment> segments = new ArrayList<>();
        for (String name : plan.segments()) {
            if (test.table().feature(name) instanceof Feature.Categorical category) {
                for (int level = 0; level < category.levels().size(); level++) {
                    int wanted = level;
                    int[] places = IntStream.range(0, test.rows().length)
                            .filter(k -> category.codes()[test.rows()[k]] == wanted)
                            .toArray();
                    if (places.length > 0) {
                        segments.add(segment(task, plan, test, scored, category, level, places, context));
                    }
                }
            }
        }
        return segments;
    }

    private static ModelReport.Segment segment(
            Task task,
            Plan plan,
            Part test,
            Scored scored,
            Feature.Categorical category,
            int level,
            int[] places,
            JobContext context) {
        int[] rows = Arrays.stream(places).map(k -> test.rows()[k]).toArray();
        double[] y = Arrays.stream(places).mapToDouble(k -> test.y()[k]).toArray();
        double[] p =
                Arrays.stream(places).mapToDouble(k -> scored.predictions()[k]).toArray();
        Part part = new Part(category.levels().get(level), test.table(), rows, y);
        boolean enough = rows.length >= FEWEST_ROWS && (task == Task.MEAN || part.rarer() >= FEWEST_OUTCOMES);
        var metrics = enough
                ? Evaluation.of(
                                task,
                                new Scored(y, p),
                                Map.of(),
                                Units.of(test.table().units(), rows),
                                Math.min(MOST_RESAMPLES, plan.resamples()),
                                Seeds.of(plan.seed(), BOOTSTRAP + level),
                                plan.level(),
                                context::checkCancelled)
                        .metrics()
                : Map.<Metric, Interval>of();
        return new ModelReport.Segment(
                category.name(),
                category.levels().get(level),
                rows.length,
                part.mean(),
                Arrays.stream(p).average().orElse(Double.NaN),
                metrics);
    }
}
