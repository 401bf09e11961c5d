package dev.slipway.readout.offers;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.learning.Versions;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.policy.AssignmentSolution;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.uplift.EffectIntervals;
import dev.slipway.learning.uplift.MetaLearner;
import dev.slipway.learning.uplift.PredictedEffects;
import dev.slipway.learning.uplift.UpliftPlan;
import dev.slipway.readout.model.OfferEffect.Sureness;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.OfferWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who should get which offer: learns effects, finds the best assignment, judges it on rounds that its models did not see. */
public final class OffersCalculator {
    private static final long STREAM = 20_261;
    private static final int FOLDS = 3;

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
    private final JobContext context;

    private OffersCalculator(
            Study study, Offers asked, ExperimentData data, OfferWeeks weeks, long seed, JobContext context) {
        this.study = study;
        this.asked = asked;
        this.data = data;
        this.weeks = weeks;
        this.rows = new OfferRows(study, asked, data, weeks);
        this.limits = OfferLimits.of(study, asked);
        this.seed = Seeds.of(seed, STREAM);
        this.context = new Details(context, asked.label());
    }

    /**
     * The answer with what answers the same under other limits.
     *
     * @param choices null where there is no answer
     * @param list the chosen assignment user by user; null likewise
     */
    public record Answer(
            OffersReadout readout,
            @Nullable OfferChoices choices,
            @Nullable OfferList list) {}

    /**
     * Computes. The same study and weeks give the same answer, whatever the number of threads.
     *
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static Answer compute(Study study, ExperimentData data, OfferWeeks weeks, JobContext context) {
        Offers asked = Objects.requireNonNull(study.analyses().offers(), "a study that asks");
        OffersCalculator calculator = new OffersCalculator(study, asked, data, weeks, seed(study), context);
        try {
            return calculator.answer();
        } catch (SlipwayException reason) {
            return calculator.nothing(reason.getMessage() + " " + reason.remedy());
        } catch (IllegalArgumentException reason) {
            return calculator.nothing("Nothing can be learned: " + reason.getMessage() + ".");
        }
    }

    private static long seed(Study study) {
        return study.source() instanceof Source.Simulate simulate ? simulate.seed() : 0;
    }

    private Answer answer() {
        UpliftPlan plan = plan();
        OfferModels models = new OfferModels(rows, weeks, limits, asked, plan, Seeds.of(seed, MODELS), context);
        int[] next = Arrays.stream(rows.next()).map(row -> weeks.unit()[row]).toArray();
        OfferProblem problem = models.problem(floor(next));
        TestLog log = models.log(study.decision().level());
        context.stage("Who gets which", "");
        OfferChoices choices = new OfferChoices(problem, limits, log);
        AssignmentSolution solution = choices.solution(context);
        OfferTraits traits = new OfferTraits(rows.features(), rows.next(), rows.offers());
        PolicyReadout policy = new PolicyReadout(
                problem.users(),
                limits.all(),
                choices.chosen(solution),
                choices.frontiers(context),
                choices.who(solution.action(), next, attributes(), traits),
                choices.floor(solution),
                traits.byOffer(solution.action()));
        PolicyJudge judge = new PolicyJudge(rows, weeks, limits, log, context);
        PredictedEffects sure = models.sure();
        List<String> warnings =
                new ArrayList<>(OffersWords.warnings(models.report().warnings()));
        warnings.addAll(OffersWords.impossible(limits, problem.impossible(limits.most()), problem));
        warnings.add(OffersWords.ASSUMPTION);
        Found found = new Found(
                OffersTranslation.log(rows, weeks),
                OffersTranslation.uplift(models.report(), sure, sureness(sure.rows(), next), FOLDS),
                policy,
                judge.evaluate(choices.onTest(solution)),
                warnings,
                study.decision().level(),
                seed,
                Versions.all());
        OfferReasons reasons = new OfferReasons(rows.features(), rows.next(), models.reasons());
        return new Answer(readout(null, found), choices, list(problem, solution, next, sure.rows(), reasons));
    }

    private OfferList list(
            OfferProblem problem, AssignmentSolution solution, int[] unit, EffectIntervals sure, OfferReasons reasons) {
        OfferList.Columns list = OfferList.Columns.of(unit.length);
        boolean budget = asked.budget() != null;
        for (int i = 0; i < unit.length; i++) {
            int offer = solution.action()[i];
            int other = problem.nextBest(i, offer, solution.price(), limits.most());
            list.users()[i] = data.unitIds()[unit[i]];
            list.offers()[i] = rows.offers().get(offer);
            list.gain()[i] = problem.value(i, offer);
            list.cost()[i] = budget ? problem.above(0, i, offer) : 0;
            list.low()[i] = offer == 0 ? 0 : sure.low()[i][offer - 1];
            list.high()[i] = offer == 0 ? 0 : sure.high()[i][offer - 1];
            list.nextBest()[i] = rows.offers().get(other);
            list.why()[i] = reasons.of(i, offer, other);
        }
        return new OfferList(study.experiment().unit(), list);
    }

    /** How sure single effects of each offer are; beside what was planted where that is known. */
    private List<Sureness> sureness(EffectIntervals sure, int[] unit) {
        OfferWeeks.OfferTruth truth = weeks.truth();
        List<Sureness> all = new ArrayList<>();
        for (int k = 1; k < rows.offers().size(); k++) {
            all.add(new Sureness(
                    unit.length,
                    sure.resamples(),
                    sure.level(),
                    sure.meanWidth(k - 1),
                    sure.surelyPositive(k - 1),
                    sure.surelyNegative(k - 1),
                    truth == null ? null : sure.coverage(planted(truth, unit), k - 1)));
        }
        return all;
    }

    private double[][] planted(OfferWeeks.OfferTruth truth, int[] unit) {
        double[][] effects = new double[unit.length][rows.offers().size() - 1];
        for (int i = 0; i < unit.length; i++) {
            for (int k = 1; k < rows.offers().size(); k++) {
                effects[i][k - 1] = rows.planted(truth, "worth", unit[i], k) - rows.planted(truth, "worth", unit[i], 0);
            }
        }
        return effects;
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
                .withHalfSamples(HALVES)
                .withFolds(FOLDS)
                .withSegments(attributes().keySet().stream().toList());
    }

    /** The study's segments that are text features, in its order. */
    private Map<String, Category> attributes() {
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

    private Answer nothing(String reason) {
        return new Answer(readout(reason, null), null, null);
    }

    private OffersReadout readout(@Nullable String reason, @Nullable Found found) {
        Metric metric = Objects.requireNonNull(study.metrics().get(asked.metric()));
        return new OffersReadout(asked.label(), rows.offers(), metric.key(), OffersWords.worth(metric), reason, found);
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
