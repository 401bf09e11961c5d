package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SegmentReadout.Interaction;
import dev.slipway.readout.model.SegmentReadout.Row;
import dev.slipway.readout.model.SegmentReadout.Tests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions that people ask, answered with effect and interval, and left out where a readout knows nothing. */
class AnswersTest {
    private static final Readout BUILT = ReadoutBuilder.build(
            Samples.onboarding(LooksPlan.FIXED),
            Samples.data(4_000, 2, 0.05, 5),
            Map.of(),
            DataFilter.NONE,
            JobContext.unwatched());

    private static MetricReadout metric(String key, String kind, String better, double low, double high) {
        Estimate estimate = new Estimate(
                "welch_t",
                List.of("treatment", "control"),
                "absolute",
                (low + high) / 2,
                0.1,
                low,
                high,
                0.95,
                0.01,
                true,
                Map.of(),
                List.of());
        return new MetricReadout(
                key,
                key.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + key.substring(1).replace('_', ' '),
                kind,
                "secondary",
                better,
                kind.equals("retention"),
                "within 14 days of first exposure",
                null,
                null,
                List.of(),
                List.of(estimate),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Readout with(
            List<MetricReadout> metrics, List<SegmentReadout> segments, List<HealthCheck> health, String verdict) {
        Decision d = BUILT.decision();
        Decision decision = new Decision(
                verdict, "ship", d.headline(), "treatment", d.reasons(), d.next(), d.since(), d.milestones());
        return Answers.with(new Readout(
                BUILT.schema(),
                BUILT.study(),
                BUILT.experiment(),
                BUILT.data(),
                null,
                health,
                metrics,
                BUILT.activity(),
                null,
                null,
                segments,
                null,
                BUILT.plan(),
                BUILT.analyses(),
                decision));
    }

    private static String text(Readout readout, String key) {
        return readout.answers().stream()
                .filter(answer -> answer.key().equals(key))
                .map(Answer::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void everyReadoutSaysWhoGainedHowSureAndWhetherToLaunch() {
        assertThat(BUILT.answers()).extracting(Answer::key).contains("who_gained", "how_sure", "launch");
        assertThat(text(BUILT, "how_sure")).startsWith("Such intervals hold the true effect in 95 of 100");
        assertThat(ReadoutJson.read(ReadoutJson.write(BUILT)).answers()).isEqualTo(BUILT.answers());
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.6, 0.1, 0.3, Yes. Plays rises by 0.40",
        "0.2, 0.6, -0.1, 0.3, In part. Plays rises by 0.40",
        "-0.2, 0.6, -0.1, 0.3, 'Not shown. Plays: no change shown, +0.20'",
        "-0.6, -0.2, -0.1, 0.3, 'No, it fell. Plays falls by 0.40'",
        "-0.6, -0.2, 0.1, 0.3, Mixed. Plays falls by 0.40"
    })
    void engagementIsCountsThatShouldRise(double low, double high, double otherLow, double otherHigh, String says) {
        Readout readout = with(
                List.of(
                        metric("plays", "count", "higher", low, high),
                        metric("likes", "count", "higher", otherLow, otherHigh),
                        metric("complaints", "count", "lower", 1, 2)),
                List.of(),
                List.of(),
                "SHIP");
        assertThat(text(readout, "engagement"))
                .startsWith(says)
                .contains("; Likes")
                .doesNotContain("Complaints");
        assertThat(readout.answers())
                .extracting(Answer::question)
                .containsExactly("Did the feature raise engagement?", "How sure are we?", "Launch globally?");
    }

    @Test
    void retentionAndRevenueAreAskedWhereTheyAreMeasured() {
        MetricReadout back = metric("back_day_7", "retention", "higher", 0.004, 0.02);
        MetricReadout revenue = metric("revenue_14d", "mean", "higher", -0.4, 2.4);
        Readout both = with(List.of(back, revenue), List.of(), List.of(), "HOLD");
        assertThat(both.answers().getFirst())
                .isEqualTo(
                        new Answer(
                                "retention_and_revenue",
                                "What did it do to retention and revenue?",
                                "Back day 7 rises by 1.20 pp [+0.40, +2.00]. Revenue 14d: no change shown, +1.0 [−0.4, +2.4]."));
        assertThat(text(both, "launch")).startsWith("Not yet. ");
        Readout one = with(List.of(back), List.of(), List.of(), "STOP");
        assertThat(one.answers().getFirst().question()).isEqualTo("What did it do to retention?");
        assertThat(text(one, "launch")).startsWith("No. ");
    }

    private static SegmentReadout segment(String attribute, double interactionP, boolean found) {
        Interval large = new Interval(0.5, 0.2, 0.8);
        Interval bad = new Interval(-0.5, -0.8, -0.2);
        List<Row> rows = List.of(
                new Row("Spain", 500, 500, 1.0, 1.5, large, 0.001, 0.002, found, null),
                new Row("Poland", 500, 500, 1.0, 0.5, bad, 0.001, 0.002, found, null));
        Tests tests = new Tests("holm", "", 0.05, new Interaction(9, 1, interactionP, 0.5), "");
        return new SegmentReadout(attribute, "plays", interactionP, rows, tests);
    }

    @Test
    void whoGainedNeedsADifferenceBeyondChanceOverAllAttributes() {
        List<MetricReadout> plays = List.of(metric("plays", "count", "higher", 0.2, 0.6));
        Readout differs =
                with(plays, List.of(segment("country", 0.01, true), segment("device", 0.6, true)), List.of(), "SHIP");
        assertThat(text(differs, "who_gained"))
                .isEqualTo(
                        "The effect on plays differs by country (p = 0.020 after Holm's adjustment): most in Spain (+0.50"
                                + " [+0.20, +0.80]).");
        assertThat(text(differs, "launch")).contains("But not in Poland", "where it harms");
        Readout alike =
                with(plays, List.of(segment("country", 0.03, false), segment("device", 0.6, false)), List.of(), "SHIP");
        assertThat(text(alike, "who_gained"))
                .isEqualTo(
                        "Nobody is shown to gain more than others: the effect on plays does not differ by country and"
                                + " device beyond chance.");
        assertThat(text(alike, "launch"))
                .isEqualTo(
                        "Yes: every rule of shipping holds. No evidence that the effect differs by country (p = 0.06).");
    }

    @Test
    void aFailedCheckIsSaidFirst() {
        HealthCheck failed = BUILT.health().getFirst();
        HealthCheck broken = new HealthCheck(
                failed.check(),
                "fail",
                "Sample ratio",
                failed.detail(),
                failed.pValue(),
                failed.observed(),
                failed.expected(),
                failed.tab());
        Readout readout =
                with(List.of(metric("plays", "count", "higher", 0.2, 0.6)), List.of(), List.of(broken), "HOLD");
        assertThat(text(readout, "engagement")).startsWith("Not to be trusted, a check failed. Yes.");
        assertThat(text(readout, "how_sure")).isEqualTo("Not at all: Sample ratio failed.");
    }
}
