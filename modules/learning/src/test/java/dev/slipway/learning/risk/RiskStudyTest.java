package dev.slipway.learning.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.Plan;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.risk.RiskReport.Case;
import dev.slipway.learning.risk.RiskReport.Ranking;
import dev.slipway.learning.risk.RiskReport.Reason;
import dev.slipway.learning.search.SearchPlan;
import dev.slipway.learning.warning.LearningWarning;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search for cases finds where rings are planted, and what it says where there is nothing to find. */
class RiskStudyTest {
    private static final JobContext NOBODY = JobContext.unwatched();
    private static final Duration WEEKLY = Duration.ofDays(7);
    static final PlantedFraud WORLD = new PlantedFraud(1500, 5);
    private static final int BUDGET = 40;

    private static RiskStudy.Result rings;

    static Plan training(String learner) {
        return new Plan(
                List.of(learner),
                SplitPlan.byTime(PlantedFraud.VALIDATION, PlantedFraud.TEST),
                SearchPlan.none(),
                Calibrator.Method.PLATT,
                List.of(),
                300,
                2,
                0.95,
                9);
    }

    private static RiskPlan plan(String learner, Costs costs) {
        return new RiskPlan(training(learner), WEEKLY, BUDGET, costs, RiskPlan.Forest.usual(), 10, 2);
    }

    static RiskPlan plan(String learner) {
        return plan(learner, new Costs(5, 60));
    }

    @BeforeAll
    static void search() {
        rings = RiskStudy.run(WORLD.table(), WORLD.outcome(), plan("xgboost"), NOBODY);
    }

    @Test
    void ringsAreFoundAndSharedDevicesAreTheReason() {
        RiskReport report = rings.report();

        assertThat(report.better()).isTrue();
        assertThat(report.sentence())
                .startsWith("The model finds cases better than chance (average precision 0.")
                .endsWith("; p = 0.0010).");
        assertThat(report.model().importance().getFirst().feature()).isEqualTo("shared_devices");
        Ranking model = report.ranking(Ranking.MODEL);
        assertThat(model.averagePrecision().low()).isGreaterThan(3 * report.rate());
        assertThat(model.recall().low()).isGreaterThan(3 * report.budget().randomRecall());
        assertThat(model.precision().low()).isGreaterThan(3 * report.budget().randomPrecision());
        assertThat(report.cases()).hasSize(10).allSatisfy(found -> {
            assertThat(found.reasons()).hasSize(2);
            Reason first = found.reasons().getFirst();
            assertThat(first.feature()).isEqualTo("shared_devices");
            assertThat(Double.parseDouble(first.value())).isGreaterThanOrEqualTo(4);
            assertThat(first.contribution()).isPositive();
        });
        assertThat(report.cases()).extracting(Case::unit).doesNotHaveDuplicates();
        assertThat(report.cases()).extracting(Case::probability).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void unusualRowsAreFoundWithoutLabels() {
        Ranking anomaly = rings.report().ranking(Ranking.ANOMALY);

        assertThat(anomaly.averagePrecision().low())
                .isGreaterThan(2 * rings.report().rate());
        assertThat(rings.report().combination().adds()).isFalse();
    }

    /** A label of a row is known three weeks after its moment: one week of outcome and two until it is reported. */
    @Test
    void nothingIsLearnedFromLabelsThatWereNotKnownYet() {
        long known = Duration.ofDays(21).toMillis();

        assertThat(Arrays.stream(rings.split().train()))
                .isNotEmpty()
                .allMatch(i -> WORLD.asOf[i] + known <= PlantedFraud.VALIDATION);
        assertThat(Arrays.stream(rings.split().validation()))
                .isNotEmpty()
                .allMatch(i -> WORLD.asOf[i] >= PlantedFraud.VALIDATION && WORLD.asOf[i] + known <= PlantedFraud.TEST);
        assertThat(Arrays.stream(rings.split().test())).isNotEmpty().allMatch(i -> WORLD.asOf[i] >= PlantedFraud.TEST);
        assertThat(rings.report().unlabelled()).isEqualTo(8 * 1500);
        assertThat(rings.split().train().length).isEqualTo(6 * 1500);
    }

    @Test
    void theThresholdSavesAgainstNobodyAndEverybody() {
        RiskReport.Review review = rings.report().review();

        assertThat(review.threshold()).isBetween(review.breakEven() / 4, 3 * review.breakEven());
        assertThat(review.savedAgainstNobody().low()).isPositive();
        assertThat(review.savedAgainstEverybody().low()).isPositive();
        assertThat(review.savedAgainstNobody().estimate())
                .isCloseTo(review.nobody() - review.cost().estimate(), within(1e-12));
        assertThat(review.everybody()).isCloseTo(5, within(1e-12));
        assertThat(review.nobody()).isCloseTo(60 * rings.report().rate(), within(1e-12));
        assertThat(review.share()).isBetween(0.01, 0.1);
        assertThat(review.sentence()).contains("against reviewing nobody it saves ", "everybody it saves ");
    }

    /** Everybody reviewed is everything found; at the plan's own budget the numbers are those of the ranking. */
    @Test
    void moreReviewsFindMoreAndPayLess() {
        Ranking model = rings.report().ranking(Ranking.MODEL);
        List<RiskReport.AtBudget> all = model.budgets();
        RiskReport.AtBudget own =
                all.stream().filter(b -> b.reviews() == BUDGET).findFirst().orElseThrow();

        assertThat(own.recall()).isEqualTo(model.recall());
        assertThat(own.precision()).isEqualTo(model.precision());
        assertThat(all.getLast().reviews()).isEqualTo(1500);
        assertThat(all.getLast().recall().estimate()).isEqualTo(1);
        assertThat(all).extracting(b -> b.recall().estimate()).isSorted();
        assertThat(all.getLast().saved().high()).isLessThan(own.saved().low()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "xgboost"})
    void ofNoiseItSaysThatItFindsNobody(String learner) {
        SplittableRandom random = new SplittableRandom(3);
        double[] noise = new double[WORLD.rows];
        Arrays.setAll(noise, i -> random.nextDouble() < 0.03 ? 1 : 0);

        RiskReport report = RiskStudy.run(WORLD.table(), WORLD.outcome(noise), plan(learner), NOBODY)
                .report();

        assertThat(report.better()).isFalse();
        assertThat(report.sentence()).startsWith("The model finds nobody better than chance (average precision 0.");
        assertThat(report.warnings()).extracting(LearningWarning::kind).contains(LearningWarning.Kind.RANDOM_RANKING);
        assertThat(report.combination().adds()).isFalse();
        assertThat(report.combination().sentence()).contains("does not show to add", "−");
        assertThat(report.review().threshold()).as("no review pays").isNull();
        assertThat(report.review().share()).isZero();
        assertThat(report.review().savedAgainstNobody().estimate()).isZero();
        Interval recall = report.ranking(Ranking.MODEL).recall();
        assertThat(report.budget().randomRecall()).isBetween(recall.low(), recall.high());
    }

    /** A kind of fraud that came up after training: labels of the past do not show it, but it is unusual. */
    @Test
    void theCombinationAddsWhereFraudIsNew() {
        SplittableRandom random = new SplittableRandom(8);
        double[] odd = new double[WORLD.rows];
        double[] fraud = WORLD.fraud.clone();
        for (int i = 0; i < odd.length; i++) {
            boolean out = WORLD.asOf[i] >= PlantedFraud.VALIDATION && random.nextDouble() < 0.03;
            odd[i] = out ? 8 + random.nextDouble() : random.nextGaussian();
            fraud[i] = out ? (random.nextDouble() < 0.7 ? 1 : 0) : fraud[i];
        }
        FeatureTable table = WORLD.table(new Feature.Numeric("odd", odd, Known.beforeAsOf()));

        RiskReport report = RiskStudy.run(table, WORLD.outcome(fraud), plan("xgboost"), NOBODY)
                .report();

        assertThat(report.combination().adds()).isTrue();
        assertThat(report.combination().averagePrecision().low()).isGreaterThan(0.05);
        assertThat(report.combination().sentence()).contains("adds to what the model knows (average precision +0.");
    }

    @Test
    void threadsChangeNothingAndTheSeedDoes() throws Exception {
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            RiskReport again = one.submit(
                            () -> RiskStudy.run(WORLD.table(), WORLD.outcome(), plan("xgboost"), new OneThread())
                                    .report())
                    .get();
            assertThat(text(again)).isEqualTo(text(rings.report()));
        }
        Plan other = new Plan(
                List.of("xgboost"),
                training("xgboost").split(),
                SearchPlan.none(),
                Calibrator.Method.PLATT,
                List.of(),
                300,
                2,
                0.95,
                10);
        RiskReport elsewhere = RiskStudy.run(
                        WORLD.table(), WORLD.outcome(), plan("xgboost").withTraining(other), NOBODY)
                .report();
        assertThat(text(elsewhere)).isNotEqualTo(text(rings.report()));
    }

    /** Everything but arrays of the drift of scores, which print as addresses. */
    private static String text(RiskReport report) {
        return report.rankings().toString()
                + report.combination()
                + report.review()
                + report.cases()
                + report.model().evaluation()
                + report.model().importance();
    }

    /** A job that may use one thread. */
    private static final class OneThread extends StoppableContext {
        OneThread() {
            super(new Cancellation());
        }

        @Override
        public int threads() {
            return 1;
        }
    }

    @Test
    void cancellingEndsIt() {
        Cancellation cancellation = new Cancellation();
        JobContext context = new StoppableContext(cancellation) {
            @Override
            public void stage(String name, String detail) {
                if (name.equals("Anomalies")) {
                    cancellation.cancel();
                }
            }
        };
        assertThatThrownBy(() -> RiskStudy.run(WORLD.table(), WORLD.outcome(), plan("linear"), context))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> new Costs(0, 5)).hasMessageContaining("the cost of a review");
        assertThatThrownBy(() -> RiskPlan.usual(SplitPlan.byUnit(1), WEEKLY, 10, new Costs(1, 5), 1))
                .hasMessageContaining("part by time");
        assertThatThrownBy(() -> RiskPlan.usual(training("linear").split(), WEEKLY, 0, new Costs(1, 5), 1))
                .hasMessageContaining("reviews per period");
        Outcome mean = new Outcome("loss", Task.MEAN, WORLD.amount, WEEKLY, Duration.ZERO, Long.MAX_VALUE);
        assertThatThrownBy(() -> RiskStudy.run(WORLD.table(), mean, plan("linear"), NOBODY))
                .hasMessageContaining("must be a case or none");
        assertThatThrownBy(() -> AnomalyForest.fit(WORLD.table(), new int[] {1, 2}, RiskPlan.Forest.usual(), 1, NOBODY))
                .hasMessageContaining("2 rows to tell what is usual from; it needs 20");
    }
}
