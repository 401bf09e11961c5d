package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a study asks who should get which offer, and what each mistake is told. */
class OffersRulesTest {
    private static final String ASK = """
        analyses:
          offers:
            metric: net
            action: offer
            none: none
            left: gone
            budget: {column: cost, per_user: 0.5}
            limits: [losses]
            floor: {attribute: segment, share: 0.1}
            features: {columns: [gross], windows: [4, 1], attributes: [segment], activity: active}
            learners: [x, parts]
            bases: [xgboost]
        """;

    private static final String STUDY = WeekStudies.study(
            "net: {kind: ratio, column: gross - loss - cost, denominator: active, better: higher, role: primary}",
            "losses: {kind: ratio, column: loss, denominator: gross, better: lower, role: guardrail, ceiling: 0.01}",
            "lost: {kind: mean, column: loss, better: lower, role: secondary}",
            "any: {kind: proportion, column: gross, better: higher, role: secondary}");

    private static final WeekStudies STUDIES = new WeekStudies("gross", "loss", "cost", "active", "propensity", "gone");

    @Test
    void everyKeyIsRead() {
        Offers offers = offers(STUDY + ASK);

        assertThat(offers.metric()).isEqualTo("net");
        assertThat(offers.action()).isEqualTo("offer");
        assertThat(offers.none()).isEqualTo("none");
        assertThat(offers.propensity()).isEqualTo("propensity");
        assertThat(offers.left()).isEqualTo("gone");
        assertThat(offers.budget()).isEqualTo(new Offers.Budget("cost", 0.5));
        assertThat(offers.limits()).containsExactly("losses");
        assertThat(offers.floor()).isEqualTo(new Offers.Floor("segment", 0.1));
        assertThat(offers.features().windows()).containsExactly(1, 4);
        assertThat(offers.features().columns()).containsExactly("gross");
        assertThat(offers.features().attributes()).containsExactly("segment");
        assertThat(offers.features().activity()).isEqualTo("active");
        assertThat(offers.learners()).containsExactly("x", "parts");
        assertThat(offers.bases()).containsExactly("xgboost");
    }

    @Test
    void whatIsLeftOutIsUsual() {
        Offers offers = offers(STUDY + "analyses:\n  offers: {metric: net}\n");

        assertThat(offers.budget()).isNull();
        assertThat(offers.left()).isNull();
        assertThat(offers.floor()).isNull();
        assertThat(offers.limits()).isEmpty();
        assertThat(offers.features()).isEqualTo(Offers.Features.DEFAULT);
        assertThat(offers.learners()).isEqualTo(Offers.DEFAULT_LEARNERS);
        assertThat(offers.bases()).isEqualTo(Offers.DEFAULT_BASES);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        metric: net       | metric: nett        | There is no metric “nett”               | Did you mean net?
        metric: net       | metric: any         | “any” is a proportion, not a sum        | Name a ratio or a mean
        metric: net       | metric: lost        | Of “lost” less is better                | of which more is better
        limits: [losses]  | limits: [net]       | “net” is neither a ratio with a ceiling nor | the ceiling of a ratio
        limits: [losses]  | limits: [any]       | “any” is neither a ratio with a ceiling nor | Give it one
        limits: [losses]  | limits: [losses, losses] | The limit “losses” is listed twice | once
        column: cost      | column: costs       | There is no column “costs”              | Did you mean cost?
        left: gone        | left: left          | There is no column of the weeks “left”  | The world has gross
        columns: [gross]  | columns: [gros]     | There is no column of the weeks “gros”  | Did you mean gross?
        [segment]         | [sgment]            | There is no attribute “sgment”          | Did you mean segment?
        action: offer     | action: ofer        | There is no text column of the weeks “ofer” | Did you mean offer?
        none: none        | none: nothing       | There is no offer “nothing”             | The offers are none and gift
        activity: active  | activity: actve     | There is no column of the weeks “actve” | Did you mean active?
        attribute: segment | attribute: segmen  | There is no attribute “segmen”          | Did you mean segment?
        share: 0.1        | share: 1.1          | share must                              | share: 0.05
        learners: [x,     | learners: [y,       | There is no meta-learner “y”            | It can be
        per_user: 0.5     | per_user: 0         | per_user must be greater than 0         | per_user: 0.20
        """)
    void mistakesAreNamed(String right, String wrong, String message, String remedy) {
        assertThat(ASK).contains(right);

        assertThat(STUDIES.problems(STUDY + ASK.replace(right, wrong))).anySatisfy(problem -> {
            assertThat(problem.message() + " " + problem.path()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
            assertThat(problem.line()).isBetween(14, 24);
        });
    }

    @Test
    void aLimitNeedsRoomAndAProportionItsMargin() {
        String none = STUDY.replace("ceiling: 0.01", "ceiling: 0");
        assertThat(STUDIES.problems(none + ASK))
                .extracting(StudyProblem::message)
                .containsExactly("The ceiling of “losses” leaves no room");

        String share = STUDY.replace("higher, role: secondary}", "lower, role: guardrail, margin: 0.1}");
        assertThat(share).isNotEqualTo(STUDY);
        assertThat(offers(share + ASK.replace("[losses]", "[losses, any]")).limits())
                .containsExactly("losses", "any");
    }

    @Test
    void aRaceHasDefaultsAndEndsAfterItsChange() {
        Offers offers = offers(STUDY + "analyses:\n  offers: {metric: net, race: {change: 9}}\n");
        assertThat(offers.race()).isEqualTo(new Offers.Race(Offers.Race.POLICIES, 26, 200, 30, 1, 9));

        assertThat(STUDIES.problems(STUDY
                        + "analyses:\n  offers: {metric: net, race: {rounds: 8, change: 9, feedback_delay: 8}}\n"))
                .extracting(StudyProblem::message)
                .containsExactlyInAnyOrder(
                        "The world changes after the race is over", "Feedback comes after the race is over");
    }

    @Test
    void aStudyOfEventsHasNoOffers() {
        assertThat(STUDIES.problems(WeekStudies.ofEvents("offers: {metric: bought}")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("This study has no weeks with offers");
                    assertThat(problem.line()).isEqualTo(11);
                });
    }

    private static Offers offers(String text) {
        return Objects.requireNonNull(STUDIES.analyses(text).offers());
    }
}
