package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.metric;
import static dev.slipway.readout.AnswerCases.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether to launch is answered by the state of the decision, by checks and by warnings. */
class LaunchAnswersTest {
    private static final MetricReadout PLAYS = metric("plays", "count", "higher", 0.2, 0.6);

    @ParameterizedTest
    @CsvSource({
        "SHIP, ship, Yes: every rule of shipping holds.",
        "STOP, primary_worse, No. The headline.",
        "STOP, guardrail_broken, No. The headline.",
        "HOLD, neutral, 'No, and more time alone will not change that. The headline.'",
        "HOLD, not_evaluable, That cannot be said. The headline."
    })
    void launchingIsDecidedByTheState(String verdict, String state, String says) {
        assertThat(AnswerCases.of(PLAYS).decided(verdict, state).text("launch")).isEqualTo(says);
    }

    /** What no further look can change is not called "not yet". */
    @Test
    void anUndecidedStudyAtTheEndOfItsPlanCannotTell() {
        AnswerCases undecided = AnswerCases.of(PLAYS).decided("HOLD", "undecided");
        assertThat(undecided.text("launch")).isEqualTo("This study can't tell, at this size. The headline.");
        assertThat(undecided.looks("anytime").text("launch")).isEqualTo("Not yet. The headline.");
        assertThat(AnswerCases.of(PLAYS)
                        .decided("HOLD", "undecided")
                        .reason("planned_end", "does_not_hold", "day 30 of 56")
                        .text("launch"))
                .isEqualTo("Not yet. The headline.");
    }

    @Test
    void aFailedCheckIsSaidFirstAndThereIsNoYes() {
        AnswerCases cases = AnswerCases.of(PLAYS)
                .check("fail", "Sample ratio")
                .segments(segment("country", 0.01, true))
                .decided("HOLD", "not_evaluable");
        String first = "Not to be trusted, a check failed: Sample ratio.";
        assertThat(cases.text("engagement")).isEqualTo(first + " As it stands: Plays +0.40 [+0.20, +0.60].");
        assertThat(cases.text("who_gained")).isEqualTo(first + " Nothing is said of parts of the users yet.");
        assertThat(cases.text("how_sure")).isEqualTo("Not at all: Sample ratio failed.");
        assertThat(cases.reason("planned_end", "does_not_hold", "day 30 of 56").text("engagement"))
                .startsWith(first + " No yes or no yet: ");
    }

    @Test
    void warningsAreCounted() {
        AnswerCases cases = AnswerCases.of(PLAYS);
        for (String title : new String[] {"A", "B", "C", "D"}) {
            cases.check("warn", title);
        }
        assertThat(cases.text("how_sure")).endsWith("4 checks warn, among them A, B and C.");
    }

    @Test
    void aBuiltReadoutBeforeItsPlannedEndSaysSo() {
        Study s = Samples.onboarding(LooksPlan.FIXED).study();
        Experiment e = s.experiment();
        Study longer = new Study(
                s.title(),
                s.question(),
                s.source(),
                new Experiment(e.key(), e.unit(), e.control(), e.allocation(), 56),
                s.metrics(),
                s.decision(),
                s.segments(),
                s.funnel(),
                s.memo());
        Readout early = ReadoutBuilder.build(
                new StudyFile(Path.of("study.yaml"), "", "0123abcd", longer),
                Samples.data(4_000, 2, 0.05, 5),
                Map.of(),
                DataFilter.NONE,
                JobContext.unwatched());
        assertThat(AnswerCases.text(early, "how_sure")).startsWith("Not yet: today is no planned look (day 28 of 56)");
    }
}
