package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a study asks whom to look at first, and what each mistake is told. */
class RiskRulesTest {
    private static final String STUDY = WeekStudies.study(
            "net: {kind: ratio, column: gross - loss, denominator: active, better: higher, role: primary}");

    private static final String ASK = """
        analyses:
          risk:
            fraud:
              outcome: loss + abuse
              horizon: 2
              delay: 2
              reviews_per_week: 50
              review_cost: 4
              prevented: 0.8
              left: gone
              features: {columns: [gross], windows: [8, 1], attributes: [segment], activity: gross}
              learners: [xgboost]
              trials: 3
            late: {outcome: late, delay: 0, reviews_per_week: 5, review_cost: 1}
        """;

    private static final WeekStudies STUDIES =
            new WeekStudies("gross", "loss", "abuse", "late", "active", "gone", "other");

    @Test
    void everyKeyIsRead() {
        List<Risk> risks = STUDIES.analyses(STUDY + ASK).risks();

        assertThat(risks)
                .containsExactly(
                        new Risk(
                                "fraud",
                                "Fraud",
                                "loss + abuse",
                                2,
                                2,
                                50,
                                4,
                                0.8,
                                "gone",
                                new Offers.Features(List.of("gross"), List.of(1, 8), List.of("segment"), "gross"),
                                List.of("xgboost"),
                                3),
                        new Risk(
                                "late",
                                "Late",
                                "late",
                                1,
                                0,
                                5,
                                1,
                                1,
                                null,
                                Offers.Features.DEFAULT,
                                Risk.DEFAULT_LEARNERS,
                                Risk.DEFAULT_TRIALS));
        assertThat(risks.getFirst().columns()).containsExactly("loss", "abuse");
        assertThat(risks.getFirst().span()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        outcome: loss + abuse | outcome: loss - abuse | This outcome takes columns away                         | Add columns of losses only
        outcome: loss + abuse | outcome: los          | There is no column “los”                                | Did you mean loss?
        delay: 2              | delay: 3              | 12 weeks, and labels that come 5 weeks after a review need 15 | at least 105 days
        columns: [gross]      | columns: [loss]       | “loss” is part of the outcome of fraud, which is known late   | Remove it
        columns: [gross]      | columns: [late]       | “late” is part of the outcome of late, which is known late    | Remove it
        columns: [gross]      | columns: [gros]       | There is no column of the weeks “gros”                  | Did you mean gross?
        activity: gross       | activity: loss        | “loss” is part of the outcome of fraud, which is known late   | Remove it
        [segment]             | [sgment]              | There is no attribute “sgment”                          | Did you mean segment?
        delay: 0,             | delay: 0, left: other, | Another question of this study names another column    | the same column
        learners: [xgboost]   | learners: [xgbost]    | xgbost                                                  | xgboost
        review_cost: 4        | review_cost: 0        | review_cost must be greater than 0                      | review_cost: 4
        """)
    void mistakesAreNamed(String right, String wrong, String message, String remedy) {
        assertThat(ASK).contains(right);

        assertThat(STUDIES.problems(STUDY + ASK.replace(right, wrong))).anySatisfy(problem -> {
            assertThat(problem.message() + " " + problem.path()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
            assertThat(problem.line()).isBetween(13, 24);
        });
    }

    @Test
    void aStudyOfEventsHasNoLosses() {
        String events =
                WeekStudies.ofEvents("risk: {fraud: {outcome: lost, delay: 1, reviews_per_week: 5, review_cost: 1}}");

        assertThat(STUDIES.problems(events))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("This study has no weeks with losses"));
    }
}
