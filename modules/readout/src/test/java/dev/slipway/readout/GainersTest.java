package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.metric;
import static dev.slipway.readout.AnswerCases.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.MetricReadout;
import org.junit.jupiter.api.Test;

/** Which parts of the users gained, and what that says of a launch everywhere. */
class GainersTest {
    private static final MetricReadout PLAYS = metric("plays", "count", "higher", 0.2, 0.6);

    @Test
    void whoGainedNeedsADifferenceBeyondChanceOverAllAttributes() {
        AnswerCases differs =
                AnswerCases.of(PLAYS).segments(segment("country", 0.01, true), segment("device", 0.6, true));
        assertThat(differs.text("who_gained"))
                .isEqualTo(
                        "Exploratory: of 2 attributes, the effect on plays differs by country (Holm-adjusted p = 0.020):"
                                + " found better in Spain (+0.50 [+0.20, +0.80]); found worse in Poland (−0.50 [−0.80, −0.20]).");
        assertThat(differs.text("launch"))
                .isEqualTo(
                        "Yes: every rule of shipping holds. Exploratory: found worse in Poland (−0.50 [−0.80, −0.20]), so"
                                + " not there without a closer look.");
        assertThat(AnswerCases.of(PLAYS)
                        .segments(segment("country", 0.01, false), segment("device", 0.02, false))
                        .text("who_gained"))
                .isEqualTo(
                        "Exploratory: of 2 attributes, the effect on plays differs by country (Holm-adjusted p = 0.020): no"
                                + " single level is found better or worse. It also differs by device (Holm-adjusted p = 0.020): no"
                                + " single level is found better or worse.");
        AnswerCases alike =
                AnswerCases.of(PLAYS).segments(segment("signup_country", 0.03, false), segment("device", 0.6, true));
        assertThat(alike.text("who_gained"))
                .isEqualTo(
                        "Exploratory: no evidence that the effect on plays differs by sign-up country or device (smallest"
                                + " Holm-adjusted p = 0.06), so nobody is shown to gain more than others.");
        assertThat(alike.text("launch"))
                .isEqualTo(
                        "Yes: every rule of shipping holds. Exploratory: no evidence that the effect differs by sign-up"
                                + " country.");
        assertThat(AnswerCases.of(PLAYS)
                        .looks("anytime")
                        .segments(segment("device", 0.6, true))
                        .text("who_gained"))
                .endsWith("These tests are for one look, not for many.");
    }

    @Test
    void whereLowerIsBetterAFallIsNoLoss() {
        MetricReadout plays = metric("plays", "count", "lower", -0.6, -0.2);
        assertThat(AnswerCases.of(plays)
                        .segments(segment("country", 0.01, true))
                        .text("who_gained"))
                .contains("found better in Poland (−0.50 [−0.80, −0.20]); found worse in Spain");
    }
}
