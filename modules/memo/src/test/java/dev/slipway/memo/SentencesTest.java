package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words of the first page in each state. */
class SentencesTest {
    @Test
    void aBrokenSampleRatioAnswersNo() {
        Readout ship = Samples.ship();
        List<HealthCheck> health = new ArrayList<>(ship.health());
        health.set(
                0,
                new HealthCheck(
                        "sample_ratio",
                        "fail",
                        "Sample ratio",
                        "29,751 : 31,949 against 50 : 50, p < 0.001",
                        0.0,
                        Map.of(),
                        Map.of(),
                        "traffic"));

        assertThat(Trust.sentence(Samples.health(ship, health)))
                .startsWith("No: sample ratio failed (29,751 : 31,949 against 50 : 50")
                .contains("forbids every verdict but HOLD");
    }

    @Test
    void trustIsShortAndTellsWarningsFirst() {
        Readout ship = Samples.ship();
        List<HealthCheck> good = ship.health().stream()
                .filter(check -> check.status().equals("ok"))
                .toList();

        assertThat(Trust.sentence(ship))
                .startsWith("Yes, with a remark: input drift")
                .hasSizeLessThan(190);
        assertThat(Trust.sentence(Samples.health(ship, good)))
                .isEqualTo("Yes. The split is 29,751 to 30,249 (p\u00a0=\u00a00.042), nobody saw two versions, "
                        + "the arms were alike before the start and 42 of 42 data tests passed.");
    }

    @Test
    void howEarlyNamesTheDays() {
        assertThat(Sentences.early(Samples.ship()))
                .isEqualTo(
                        "Sign-up completion is above its ship line since day 3. KYC within 7 days is shown to stay inside its margin since "
                                + "day 25. Fraud rate is shown to stay inside its margin since day 20. So day 25 is the first day on which shipping was "
                                + "right, and stayed it.");
        assertThat(Sentences.early(Samples.decided("STOP", "guardrail_broken", "x", 16)))
                .startsWith("Stopping was right from day 16 on");
        assertThat(Sentences.early(Samples.decided("HOLD", "undecided", "x", null)))
                .endsWith("On no day so far did all conditions of shipping hold to the end.");
        assertThat(Sentences.early(Samples.decided("HOLD", "not_evaluable", "x", null)))
                .startsWith("No day could carry a verdict");
    }

    @Test
    void whatToDoNextFollowsTheState() {
        assertThat(next("SHIP", "ship"))
                .isEqualTo(
                        "Give treatment to everybody. Look at fraud rate once more after 15 Nov 2026, when its last user counts.");
        assertThat(next("STOP", "primary_worse")).startsWith("Return everybody to control");
        assertThat(next("HOLD", "neutral")).startsWith("Keep control unless treatment is wanted");
        assertThat(next("HOLD", "not_evaluable")).startsWith("Repair what the checks name");
        assertThat(next("HOLD", "undecided")).startsWith("Change nothing");
        assertThat(Sentences.whatNext(Samples.request(Samples.ship(), new MemoRequest.Words("", "Ship on Monday."))))
                .isEqualTo("Ship on Monday.");
    }

    private static String next(String verdict, String state) {
        return Sentences.whatNext(Samples.request(Samples.decided(verdict, state, "x", null)));
    }

    @Test
    void aPartOfTheUsersIsNamedAndNeverShips() {
        Readout part = Samples.filtered(Samples.ship(), "country: Estonia");

        assertThat(Sentences.filtered(part)).startsWith("Only country: Estonia. Exploratory");
        assertThat(Sentences.whatNext(Samples.request(part))).startsWith("Decide on the readout of all users");
        assertThat(MemoWriter.html(Samples.request(part))).contains("Only country: Estonia.");
        assertThat(Sentences.filtered(Samples.ship())).isEmpty();
    }

    @Test
    void withNoQuestionTheMetricIsAskedFor() {
        assertThat(Sentences.question(Samples.request(Samples.unitTable())))
                .isEqualTo("Does treatment raise sign-up completion against control, and do the guardrails stay within "
                        + "their margins?");
    }

    @Test
    void longTextIsCutAtAWord() {
        assertThat(Sentences.clipped("one two three four", 12)).isEqualTo("one two …");
        assertThat(Sentences.clipped("one two", 12)).isEqualTo("one two");
    }

    @Test
    void detailsAreShortNumbers() {
        assertThat(EstimateParts.shown(0.0041236679794581154)).isEqualTo("0.00412");
        assertThat(EstimateParts.shown(9.05522028612435E-40)).isEqualTo("< 0.000001");
        assertThat(EstimateParts.shown(2000.0)).isEqualTo("2,000");
        assertThat(EstimateParts.shown(List.of(0.1, 0.25, 0.5))).isEqualTo("3 values (0.100 to 0.500)");
        assertThat(EstimateParts.shown(Map.of("treatment", 0.5))).isEqualTo("treatment 0.500");
        assertThat(Percent.of(1 / 3.0)).isEqualTo("33.3%");
    }
}
