package dev.slipway.learning.risk;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.Plan;
import dev.slipway.learning.Training;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.evaluate.UnitBootstrap;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.random.Seeds;
import dev.slipway.learning.risk.RiskReport.Case;
import dev.slipway.learning.risk.RiskReport.Ranking;
import dev.slipway.learning.risk.RiskReport.Reason;
import dev.slipway.learning.risk.RiskStudy.Scores;
import dev.slipway.learning.warning.LearningWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Measures rankings, the budget and the threshold on test rows and writes the report. */
final class RiskJudge {
    private static final long BOOTSTRAP = 12;
    private static final long CHANCE = 13;
    private static final int EXCHANGES = 999;
    private static final int MEASURES = 4;
    private static final List<String> KEYS = List.of(Ranking.MODEL, Ranking.ANOMALY, Ranking.COMBINED);
    private static final List<String> TITLES = List.of("Model", "Unusual rows, without labels", "Both together");
    private static final int LAST = 2;

    /** Where in the numbers of a resample: after the measures of the rankings. */
    private static final int ADDED = 3 * MEASURES;

    private static final int COST = ADDED + 1;
    private static final int OVER_NOBODY = ADDED + 2;
    private static final int OVER_EVERYBODY = ADDED + 3;

    /** Where the numbers by ranking and budget begin. */
    private static final int BUDGETS = ADDED + 4;

    private static final int AT_BUDGET = 3;

    private final FeatureTable table;
    private final double[] losses;
    private final RiskPlan plan;
    private final JobContext context;

    RiskJudge(FeatureTable table, double[] losses, RiskPlan plan, JobContext context) {
        this.table = table;
        this.losses = losses;
        this.plan = plan;
        this.context = context;
    }

    RiskReport report(Training.Result trained, Scores validation, Scores test, CombinedScore combined, int unlabelled) {
        double[] both = combined.of(test.probability(), test.anomaly());
        List<double[]> scores = List.of(test.probability(), test.anomaly(), both);
        List<Scored> scored =
                scores.stream().map(each -> new Scored(test.y(), each)).toList();
        List<ReviewBudget> budgets =
                scores.stream().map(each -> budget(test, each)).toList();
        double threshold = cost(validation).best();
        ReviewCost cost = cost(test);
        int[] grid = Budgets.upTo(budgets.get(0).largest(), plan.budget());
        Plan training = plan.training();
        Units units = Units.of(table.units(), test.rows());
        List<Interval> measured = UnitBootstrap.intervals(
                units,
                training.resamples(),
                Seeds.of(training.seed(), BOOTSTRAP),
                training.level(),
                context::checkCancelled,
                counts -> measures(scored, budgets, grid, cost, threshold, counts));

        Interval auc = trained.report().evaluation().metric(Metric.AUC);
        double rate = Arrays.stream(test.y()).average().orElse(Double.NaN);
        double pValue = ChanceTest.pValue(
                test.probability(),
                test.y(),
                units,
                EXCHANGES,
                Seeds.of(training.seed(), CHANCE),
                context::checkCancelled);
        boolean better = pValue < 1 - training.level();
        String sentence = RiskWords.better(better, measured.get(0), rate, pValue);
        Interval added = measured.get(ADDED);
        return new RiskReport(
                trained.report(),
                better,
                pValue,
                sentence,
                rate,
                unlabelled,
                rankings(measured, auc, budgets, grid),
                new RiskReport.Combination(added, added.low() > 0, RiskWords.combination(added)),
                budget(budgets.get(0)),
                review(validation, cost, threshold, measured),
                cases(trained, test, both),
                warnings(trained, better, sentence, budgets.get(0)));
    }

    private static double[] measures(
            List<Scored> scored,
            List<ReviewBudget> budgets,
            int[] grid,
            ReviewCost cost,
            double threshold,
            double[] counts) {
        double[] values = new double[BUDGETS + KEYS.size() * grid.length * AT_BUDGET];
        for (int s = 0; s < scored.size(); s++) {
            ReviewBudget.Found found = budgets.get(s).found(counts);
            values[MEASURES * s] = Metric.AVERAGE_PRECISION.value(scored.get(s), counts);
            values[MEASURES * s + 1] = Metric.AUC.value(scored.get(s), counts);
            values[MEASURES * s + 2] = found.precision();
            values[MEASURES * s + 3] = found.recall();
        }
        int at = BUDGETS;
        for (ReviewBudget budget : budgets) {
            for (double[] found : budget.at(counts, grid, cost.loss(), cost.review())) {
                System.arraycopy(found, 0, values, at, AT_BUDGET);
                at += AT_BUDGET;
            }
        }
        values[ADDED] = values[MEASURES * LAST] - values[0];
        values[COST] = cost.at(threshold, counts);
        values[OVER_NOBODY] = cost.at(ReviewCost.NOBODY, counts) - values[COST];
        values[OVER_EVERYBODY] = cost.at(ReviewCost.EVERYBODY, counts) - values[COST];
        return values;
    }

    /** The AUC of the model is the one of its own report, so that no two intervals of it are shown. */
    private static List<Ranking> rankings(
            List<Interval> measured, Interval auc, List<ReviewBudget> budgets, int[] grid) {
        List<Ranking> rankings = new ArrayList<>();
        for (int s = 0; s < KEYS.size(); s++) {
            List<Interval> own = measured.subList(MEASURES * s, MEASURES * (s + 1));
            rankings.add(new Ranking(
                    KEYS.get(s),
                    TITLES.get(s),
                    own.get(0),
                    s == 0 ? auc : own.get(1),
                    own.get(2),
                    own.get(3),
                    budgets.get(s).found().found(),
                    atBudgets(measured, s, grid)));
        }
        return rankings;
    }

    private static List<RiskReport.AtBudget> atBudgets(List<Interval> measured, int ranking, int[] grid) {
        List<RiskReport.AtBudget> all = new ArrayList<>();
        for (int b = 0; b < grid.length; b++) {
            int from = BUDGETS + (ranking * grid.length + b) * AT_BUDGET;
            all.add(new RiskReport.AtBudget(
                    grid[b], measured.get(from), measured.get(from + 1), measured.get(from + 2)));
        }
        return all;
    }

    private ReviewCost cost(Scores part) {
        double[] lost = Arrays.stream(part.rows()).mapToDouble(i -> losses[i]).toArray();
        return new ReviewCost(part.probability(), lost, plan.costs().review());
    }

    private ReviewBudget budget(Scores test, double[] scores) {
        return ReviewBudget.of(
                scores,
                test.y(),
                Arrays.stream(test.rows()).mapToLong(i -> table.units()[i]).toArray(),
                Arrays.stream(test.rows()).mapToLong(i -> table.asOf()[i]).toArray(),
                plan.training().split().time().test(),
                plan.period(),
                plan.budget());
    }

    private RiskReport.Budget budget(ReviewBudget budget) {
        ReviewBudget.Found random = budget.random();
        return new RiskReport.Budget(
                plan.budget(),
                plan.period().toMillis(),
                budget.periods(),
                random.reviewed(),
                random.precision(),
                random.recall());
    }

    private RiskReport.Review review(Scores validation, ReviewCost cost, double threshold, List<Interval> measured) {
        double[] once = new double[cost.loss().length];
        Arrays.fill(once, 1);
        double[] then = new double[validation.y().length];
        Arrays.fill(then, 1);
        return new RiskReport.Review(
                threshold == ReviewCost.NOBODY ? null : threshold,
                plan.costs().prevented(),
                plan.costs().breakEven(),
                cost.reviewed(threshold),
                cost(validation).at(threshold, then),
                measured.get(COST),
                cost.at(ReviewCost.NOBODY, once),
                cost.at(ReviewCost.EVERYBODY, once),
                measured.get(OVER_NOBODY),
                measured.get(OVER_EVERYBODY),
                RiskWords.review(threshold, measured.get(OVER_NOBODY), measured.get(OVER_EVERYBODY)));
    }

    private List<Case> cases(Training.Result trained, Scores test, double[] both) {
        Set<Long> listed = new HashSet<>();
        int[] places = IntStream.range(0, test.rows().length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -test.probability()[k]))
                .filter(k -> listed.add(table.units()[test.rows()[k]]))
                .limit(plan.cases())
                .mapToInt(k -> k)
                .toArray();
        int[] rows = Arrays.stream(places).map(k -> test.rows()[k]).toArray();
        List<List<Reason>> reasons = Reasons.of(trained.model(), table, rows, plan.reasons());
        List<Case> cases = new ArrayList<>();
        for (int c = 0; c < places.length; c++) {
            int k = places[c];
            cases.add(new Case(
                    table.units()[rows[c]],
                    table.asOf()[rows[c]],
                    test.probability()[k],
                    test.anomaly()[k],
                    both[k],
                    test.y()[k] == 1,
                    reasons.get(c)));
        }
        return cases;
    }

    private List<LearningWarning> warnings(
            Training.Result trained, boolean better, String sentence, ReviewBudget budget) {
        List<LearningWarning> warnings = new ArrayList<>(trained.report().warnings());
        if (!better) {
            warnings.add(new LearningWarning(LearningWarning.Kind.RANDOM_RANKING, "", sentence));
        }
        if (budget.reviewsAll()) {
            warnings.add(new LearningWarning(
                    LearningWarning.Kind.SMALL_TEST,
                    "budget",
                    String.format(
                            Locale.ROOT,
                            "In some period of the test there are no more rows than the %,d reviews, so nothing is chosen there.",
                            plan.budget())));
        }
        return warnings;
    }
}
