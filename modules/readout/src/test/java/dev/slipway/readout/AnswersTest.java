package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.BUILT;
import static dev.slipway.readout.AnswerCases.estimate;
import static dev.slipway.readout.AnswerCases.metric;
import static dev.slipway.readout.AnswerCases.row;
import static dev.slipway.readout.AnswerCases.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.MetricReadout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions that people ask, answered with effect and interval, and left out where a readout knows nothing. */
class AnswersTest {
    private static final MetricReadout PLAYS = metric("plays", "count", "higher", 0.2, 0.6);
    private static final MetricReadout LIKES = metric("likes", "count", "higher", -0.1, 0.3);

    @Test
    void everyReadoutSaysWhoGainedHowSureAndWhetherToLaunch() {
        assertThat(BUILT.answers()).extracting(Answer::key).contains("who_gained", "how_sure", "launch");
        assertThat(AnswerCases.text(BUILT, "how_sure")).startsWith("Such intervals hold the true effect in 95 of 100");
        assertThat(ReadoutJson.read(ReadoutJson.write(BUILT)).answers()).isEqualTo(BUILT.answers());
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.6, 0.1, 0.3, Yes. Plays rise by 0.40",
        "0.2, 0.6, -0.1, 0.3, In part. Plays rise by 0.40",
        "-0.2, 0.6, -0.1, 0.3, 'Not shown. Plays: no change shown, +0.20'",
        "-0.6, -0.2, -0.1, 0.3, 'No, it fell. Plays fall by 0.40'",
        "-0.6, -0.2, 0.1, 0.3, Mixed. Plays fall by 0.40"
    })
    void engagementIsCountsThatShouldRise(double low, double high, double otherLow, double otherHigh, String says) {
        AnswerCases cases = AnswerCases.of(
                metric("plays", "count", "higher", low, high),
                metric("likes", "count", "higher", otherLow, otherHigh),
                metric("complaints", "count", "lower", 1, 2));
        assertThat(cases.text("engagement"))
                .startsWith(says)
                .contains("; Likes")
                .doesNotContain("Complaints");
        assertThat(cases.readout().answers())
                .extracting(Answer::question)
                .containsExactly("Did the feature raise engagement?", "How sure are we?", "Launch globally?");
    }

    /** Three are told, all are counted: the last two of five decide about the lead, one of them is told. */
    @Test
    void theLeadIsThatOfAllMetrics() {
        MetricReadout fallen = metric("shares", "count", "higher", -0.6, -0.2);
        String text = AnswerCases.of(
                        PLAYS,
                        metric("likes", "count", "higher", 0.2, 0.6),
                        metric("saves", "count", "higher", 0.2, 0.6),
                        LIKES,
                        fallen)
                .text("engagement");
        assertThat(text)
                .isEqualTo("Mixed. Plays rise by 0.40 [+0.20, +0.60]; Likes rise by 0.40 [+0.20, +0.60]; Shares fall by"
                        + " 0.40 [−0.60, −0.20]. Of 2 more metrics, 1 is better and 1 shows no change.");
    }

    @Test
    void whatHasNoIntervalIsNoYes() {
        MetricReadout none = metric("likes", "count", "higher", "secondary");
        assertThat(AnswerCases.of(PLAYS, none).text("engagement"))
                .startsWith("In part. ")
                .contains("; Likes: not known, the data has no such metric.");
        assertThat(AnswerCases.of(none).text("engagement")).startsWith("Not known yet. ");
        // An interval that does not decide speaks for nobody.
        MetricReadout other = metric(
                "plays",
                "count",
                "higher",
                "secondary",
                estimate("treatment", "absolute", "bootstrap_bca", 0.2, 0.6, false));
        assertThat(AnswerCases.of(other).text("engagement")).startsWith("Not known yet. ");
    }

    @Test
    void retentionAndRevenueAreAskedWhereTheyAreMeasured() {
        MetricReadout back = metric("back_day_7", "retention", "higher", 0.004, 0.02);
        MetricReadout revenue = metric("revenue_14d", "mean", "higher", -0.4, 2.4);
        assertThat(AnswerCases.of(back, revenue).readout().answers().getFirst())
                .isEqualTo(
                        new Answer(
                                "retention_and_revenue",
                                "What did the feature do to retention and revenue?",
                                "Back day 7 rises by 1.20 pp [+0.40, +2.00]. Revenue 14d: no change shown, +1.0 [−0.4, +2.4]."));
        assertThat(AnswerCases.of(back).readout().answers().getFirst().question())
                .isEqualTo("What did the feature do to retention?");
    }

    @Test
    void beforeThePlannedLookThereIsNoYes() {
        AnswerCases cases = AnswerCases.of(PLAYS, metric("back_day_7", "retention", "higher", 0.004, 0.02))
                .segments(segment("country", 0.01, true))
                .reason("planned_end", "does_not_hold", "day 30 of 56")
                .decided("HOLD", "undecided");
        String early = "No yes or no yet: today is no planned look (day 30 of 56).";
        assertThat(cases.text("engagement")).isEqualTo(early + " As it stands: Plays +0.40 [+0.20, +0.60].");
        assertThat(cases.text("retention_and_revenue"))
                .isEqualTo(early + " As it stands: Back day 7 +1.20 pp [+0.40, +2.00].");
        assertThat(cases.text("who_gained")).isEqualTo(early + " Nothing is said of parts of the users yet.");
        assertThat(cases.text("how_sure")).startsWith("Not yet: today is no planned look (day 30 of 56)");
        assertThat(cases.text("launch")).isEqualTo("Not yet. The headline.");
        assertThat(AnswerCases.of(PLAYS)
                        .reason("planned_end", "holds", "day 56 of 56")
                        .text("engagement"))
                .startsWith("Yes. ");
    }

    @Test
    void foundOnlyWithoutTheAdjustmentIsNoYes() {
        AnswerCases cases = AnswerCases.of(PLAYS, metric("likes", "count", "higher", 0.1, 0.3))
                .family(row("plays", "treatment", false), row("likes", "treatment", true));
        assertThat(cases.text("engagement"))
                .isEqualTo(
                        "In part. Plays: +0.40 [+0.20, +0.60] by itself, not found after Holm's adjustment; Likes rise by"
                                + " 0.20 [+0.10, +0.30].");
        assertThat(cases.text("how_sure")).contains("Of 2 effects judged together (Holm) Likes is found.");
    }

    @Test
    void theFamilyCountsThisArmAndSaysOfWhichLookItsTestsAre() {
        MetricReadout plays =
                metric("plays", "count", "higher", "guardrail", estimate("b", "absolute", "welch_t", 0.2, 0.6, true));
        AnswerCases cases = AnswerCases.of(plays)
                .arms("b", "a", "b")
                .looks("anytime")
                .family(row("plays", "a", true), row("plays", "b", false));
        assertThat(cases.text("engagement")).startsWith("Not shown. ");
        assertThat(cases.text("how_sure"))
                .contains(
                        "Of 1 effect of arm b, judged together with those of the other arms (Holm, by tests for one look)"
                                + " none is found.");
    }

    @Test
    void metricsThatNeitherDecideNorAreAdjustedAreExploratory() {
        MetricReadout plays = metric(
                "plays", "count", "higher", "secondary", estimate("treatment", "absolute", "welch_t", 0.2, 0.6, true));
        assertThat(AnswerCases.of(plays).text("engagement"))
                .isEqualTo("Yes. Plays rise by 0.40 [+0.20, +0.60], exploratory.");
        assertThat(AnswerCases.of(plays).text("how_sure")).contains("Exploratory metrics are not adjusted");
        AnswerCases judged = AnswerCases.of(plays).family(row("plays", "treatment", true));
        assertThat(judged.text("engagement")).doesNotContain("exploratory");
        assertThat(judged.text("how_sure")).doesNotContain("exploratory");
        MetricReadout likes = metric(
                "likes", "count", "higher", "secondary", estimate("treatment", "absolute", "welch_t", 0.2, 0.6, true));
        assertThat(AnswerCases.of(plays, likes)
                        .family(row("plays", "treatment", true))
                        .text("how_sure"))
                .contains("Plays is found; exploratory ones are not adjusted.");
    }

    @Test
    void aPercentageIsOfTheMethodBesideIt() {
        MetricReadout plays = metric(
                "plays",
                "count",
                "higher",
                "guardrail",
                estimate("treatment", "absolute", "cuped", 0.2, 0.6, true),
                estimate("treatment", "relative", "welch_t", 0.3, 0.5, false),
                estimate("treatment", "relative", "cuped", 0.1, 0.3, false));
        assertThat(AnswerCases.of(plays).text("engagement"))
                .isEqualTo("Yes. Plays rise by 0.40 [+0.20, +0.60] (+20.0% [+10.0, +30.0]).");
        MetricReadout without = metric(
                "plays",
                "count",
                "higher",
                "guardrail",
                estimate("treatment", "absolute", "cuped", 0.2, 0.6, true),
                estimate("treatment", "relative", "welch_t", 0.3, 0.5, false));
        assertThat(AnswerCases.of(without).text("engagement")).isEqualTo("Yes. Plays rise by 0.40 [+0.20, +0.60].");
    }
}
