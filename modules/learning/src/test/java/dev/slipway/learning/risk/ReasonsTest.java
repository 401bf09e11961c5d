package dev.slipway.learning.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.Plan;
import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.risk.RiskReport.Reason;
import dev.slipway.learning.search.SearchPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasons of a case against the score that they explain. */
class ReasonsTest {
    /** Contributions of two rows differ by as much as their log-odds, whichever learner made them. */
    @ParameterizedTest
    @ValueSource(strings = {"linear", "xgboost"})
    void reasonsAddUpToTheScore(String learner) {
        Plan plain = new Plan(
                List.of(learner),
                RiskStudyTest.training(learner).split(),
                SearchPlan.none(),
                Calibrator.Method.NONE,
                List.of(),
                100,
                1,
                0.95,
                9);
        RiskStudy.Result result = RiskStudy.run(
                RiskStudyTest.WORLD.table(),
                RiskStudyTest.WORLD.outcome(),
                RiskStudyTest.plan(learner).withTraining(plain),
                JobContext.unwatched());
        int[] rows = IntStream.range(0, 50).map(i -> 7 * i).toArray();
        double[] scores = result.model().score(RiskStudyTest.WORLD.table(), rows);
        List<List<Reason>> reasons = Reasons.of(result.model(), RiskStudyTest.WORLD.table(), rows, 99);

        for (int i = 1; i < rows.length; i++) {
            double expected = LogOdds.of(scores[i]) - LogOdds.of(scores[0]);
            assertThat(sum(reasons.get(i)) - sum(reasons.get(0))).isCloseTo(expected, within(1e-4));
            assertThat(reasons.get(i)).hasSize(4);
        }
        assertThat(reasons)
                .anySatisfy(row -> assertThat(row).extracting(Reason::value).contains("missing"));
        assertThat(reasons.get(0))
                .filteredOn(r -> r.feature().equals("channel"))
                .extracting(Reason::value)
                .containsAnyOf("search", "social", "partner");
    }

    private static double sum(List<Reason> reasons) {
        return reasons.stream().mapToDouble(Reason::contribution).sum();
    }
}
