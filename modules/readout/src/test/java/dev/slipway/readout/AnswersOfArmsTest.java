package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.estimate;
import static dev.slipway.readout.AnswerCases.metric;
import static dev.slipway.readout.AnswerCases.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.Words;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With several arms the answers are about that of the verdict. */
class AnswersOfArmsTest {
    @Test
    void severalArmsAreAnsweredForThatOfTheVerdict() {
        MetricReadout plays = metric(
                "plays",
                "count",
                "higher",
                "guardrail",
                estimate("a", "absolute", "welch_t", 0.2, 0.6, true),
                estimate("b", "absolute", "welch_t", -0.6, -0.2, true));
        AnswerCases cases = AnswerCases.of(plays).arms("b", "a", "b").segments(segment("country", 0.01, true));
        assertThat(cases.readout().answers())
                .extracting(Answer::question)
                .containsExactly(
                        "Did “b” raise engagement?", "Who gained?", "How sure are we?", "Launch “b” globally?");
        assertThat(cases.text("engagement")).startsWith("No, it fell. Plays fall by 0.40");
        assertThat(cases.text("who_gained"))
                .startsWith(
                        "Exploratory: parts are computed for arm a only, the verdict is about arm b. For arm a: the effect on");
        assertThat(cases.text("launch"))
                .isEqualTo(
                        "Yes: every rule of shipping holds. Exploratory: by country only arm a was looked at, not arm b.");
    }

    /** The third arm is as good as the second: whichever is chosen, it is named, and whose parts are told. */
    @Test
    void aBuiltReadoutOfThreeArmsNamesTheChosenOne() {
        Readout three = ReadoutBuilder.build(
                Samples.onboarding(LooksPlan.FIXED),
                Samples.data(9_000, 3, 0.05, 5),
                Map.of(),
                DataFilter.NONE,
                JobContext.unwatched());
        String arm = three.decision().treatment();
        assertThat(three.answers()).extracting(Answer::question).contains("Launch “" + Words.of(arm) + "” globally?");
        assertThat(AnswerCases.text(three, "who_gained")).doesNotContain("the verdict is about arm");
        assertThat(three.segments(arm))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.treatment()).isEqualTo(arm))
                .allSatisfy(part ->
                        assertThat(Objects.requireNonNull(part.tests()).alpha()).isEqualTo(0.05 / 2));
        assertThat(three.segments()).hasSize(2 * three.segments(arm).size());
    }

    @Test
    void whoGainedIsToldOfTheArmOfTheVerdict() {
        MetricReadout plays = metric(
                "plays",
                "count",
                "higher",
                "guardrail",
                estimate("a", "absolute", "welch_t", 0.2, 0.6, true),
                estimate("b", "absolute", "welch_t", 0.2, 0.6, true));
        AnswerCases cases = AnswerCases.of(plays)
                .arms("b", "a", "b")
                .segments(of("a", segment("country", 0.9, false)), of("b", segment("country", 0.01, true)));

        assertThat(cases.text("who_gained"))
                .startsWith("Exploratory: the effect on plays differs by country")
                .contains("found better in Spain", "found worse in Poland");
        assertThat(cases.text("launch"))
                .isEqualTo(
                        "Yes: every rule of shipping holds. Exploratory: found worse in Poland (−0.50 [−0.80, −0.20]),"
                                + " so not there without a closer look.");
    }

    private static SegmentReadout of(String treatment, SegmentReadout segment) {
        return new SegmentReadout(
                segment.attribute(),
                segment.metric(),
                segment.interactionP(),
                segment.rows(),
                segment.tests(),
                treatment);
    }
}
