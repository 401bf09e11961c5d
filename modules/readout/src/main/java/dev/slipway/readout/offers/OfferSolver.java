package dev.slipway.readout.offers;

import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.uplift.EvaluationPlan;
import dev.slipway.learning.uplift.MetaLearner;
import dev.slipway.learning.uplift.UpliftPlan;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.OfferWeeks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Learns effects of offers and finds the best assignment within the limits: what is recommended, and its judgement. */
final class OfferSolver {
    private static final long STREAM = 20_261;
    static final int FOLDS = 3;

    /** Halves of the users that predictions are made again from. Each is a fit of the whole learner. */
    private static final int HALVES = 10;

    private static final long SPLIT = 1;
    private static final long UPLIFT = 2;
    private static final long MODELS = 3;

    private final Study study;
    private final Offers asked;
    private final ExperimentData data;
    private final OfferWeeks weeks;
    private final OfferRows rows;
    private final OfferLimits limits;
    private final long seed;
    private final EvaluationPlan intervals;
    private final JobContext context;

    /**
     * For one study.
     *
     * @param intervals how the intervals around what was learned are made, which decides nothing
     */
    OfferSolver(Study study, ExperimentData data, OfferWeeks weeks, EvaluationPlan intervals, JobContext context) {
        this.intervals = intervals;
        this.study = study;
        this.asked = Objects.requireNonNull(study.analyses().offers(), "a study that asks");
        this.data = data;
        this.weeks = weeks;
        this.rows = new OfferRows(study, asked, data, weeks);
        this.limits = OfferLimits.of(study, asked, weeks);
        this.seed = Seeds.of(study.source() instanceof Source.Simulate simulate ? simulate.seed() : 0, STREAM);
        this.context = new Details(context, asked.label());
    }

    /** What was learned and which assignment is best. */
    record Solved(
            OfferModels models,
            int[] next,
            OfferProblem problem,
            TestLog log,
            OfferChoices choices,
            AssignmentSolution solution) {}

    Solved solve() {
        OfferModels models = new OfferModels(rows, weeks, limits, asked, plan(), Seeds.of(seed, MODELS), context);
        int[] next = Arrays.stream(rows.next()).map(row -> weeks.unit()[row]).toArray();
        OfferProblem problem = models.problem(floor(next));
        TestLog log = models.log(study.decision().level());
        context.stage("Who gets which", "");
        OfferChoices choices = new OfferChoices(problem, limits, log);
        return new Solved(models, next, problem, log, choices, choices.solution(context));
    }

    PolicyEvaluation evaluation(Solved solved) {
        return new PolicyJudge(rows, weeks, limits, solved.log(), context)
                .evaluate(solved.choices().onTest(solved.solution()));
    }

    Study study() {
        return study;
    }

    Offers asked() {
        return asked;
    }

    ExperimentData data() {
        return data;
    }

    OfferWeeks weeks() {
        return weeks;
    }

    OfferRows rows() {
        return rows;
    }

    OfferLimits limits() {
        return limits;
    }

    JobContext context() {
        return context;
    }

    /** Of everything random here. */
    long seed() {
        return seed;
    }

    private @Nullable OfferFloor floor(int[] unit) {
        Offers.Floor floor = asked.floor();
        Category category = floor == null ? null : data.categories().get(floor.attribute());
        return OfferFloor.of(floor, category, unit, limits.count());
    }

    private UpliftPlan plan() {
        List<MetaLearner> metas = asked.learners().stream()
                .map(name -> MetaLearner.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        return UpliftPlan.usual(SplitPlan.byUnit(Seeds.of(seed, SPLIT)), Seeds.of(seed, UPLIFT))
                .withLearners(metas, asked.bases())
                .withEvaluation(intervals)
                .withHalfSamples(HALVES)
                .withFolds(FOLDS)
                .withSegments(attributes().keySet().stream().toList());
    }

    /** The study's segments that are text features, in its order. */
    Map<String, Category> attributes() {
        Map<String, Category> found = new LinkedHashMap<>();
        for (String name : study.segments()) {
            Category category = data.categories().get(name);
            boolean feature = rows.features().features().stream()
                    .anyMatch(f -> f.name().equals(name) && f instanceof Feature.Categorical);
            if (category != null && feature) {
                found.put(name, category);
            }
        }
        return found;
    }

    /** The steps are details of the run's stage. */
    private static final class Details extends ForwardingContext {
        private final String label;

        Details(JobContext context, String label) {
            super(context);
            this.label = label;
        }

        @Override
        public void stage(String name, String detail) {
            super.detail(label + ": " + name.toLowerCase(Locale.ROOT));
        }

        @Override
        public void detail(String text) {
            super.detail(label + ": " + text);
        }
    }
}
