package dev.slipway.readout;

import static dev.slipway.readout.DecisionCases.decide;
import static dev.slipway.readout.DecisionCases.inputs;
import static dev.slipway.readout.DecisionCases.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the days of a plan do to a decision. */
class DecisionTimingTest {
    @Test
    void aFixedPlanIsNotReadBeforeItsEnd() {
        List<MetricReadout> metrics = List.of(metric("primary", "primary", "higher", null, 0.036, 0.062));
        DecisionMaker.Outcome early = DecisionMaker.decide(inputs(LooksPlan.FIXED, 0, "ok", 14, metrics));
        assertThat(early.decision().state()).isEqualTo("undecided");
        assertThat(early.daysLeft()).isEqualTo(14);
        assertThat(decide(inputs(LooksPlan.FIXED, 0, "ok", 28, metrics)).verdict())
                .isEqualTo("SHIP");
    }

    @Test
    void aFixedPlanThatIsOverIsNotAskedToWait() {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, -0.002, 0.022),
                metric("guard", "guardrail", "higher", 0.02, -0.025, 0.01));
        DecisionMaker.Outcome over = DecisionMaker.decide(inputs(LooksPlan.FIXED, 0, "ok", 28, metrics));

        assertThat(over.decision().state()).isEqualTo("undecided");
        assertThat(over.decision().headline())
                .contains("not shown to be above the ship line, and guard is not shown to stay inside its margin")
                .doesNotContain("yet");
        assertThat(over.decision().reasons())
                .filteredOn(reason -> reason.rule().equals("undecided"))
                .extracting(reason -> reason.because())
                .containsExactly("the plan allows no further look");
        assertThat(DecisionMaker.decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics))
                        .decision()
                        .headline())
                .contains("not yet shown");
    }

    @Test
    void anUndecidedOneSaysHowManyDaysAreMissing() {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, -0.002, 0.022),
                metric("guard", "guardrail", "higher", 0.02, -0.012, 0.01));
        DecisionMaker.Outcome outcome = DecisionMaker.decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics));
        assertThat(outcome.daysLeft()).isBetween(5, 40);
        assertThat(outcome.decision().next()).contains("About " + outcome.daysLeft() + " more days");
    }

    @Test
    void noEffectAtAllWithAWideShipLineHasNoDaysToWaitFor() {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, 0.03, 0.05),
                metric("guard", "guardrail", "higher", 0.02, -0.05, 0.01));
        DecisionMaker.Outcome outcome = DecisionMaker.decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics));
        assertThat(outcome.decision().state()).isEqualTo("undecided");
        assertThat(outcome.daysLeft()).isNull();
    }

    @Test
    void milestonesAreTheFirstDayFromWhichARuleHeldUntilTheEnd() {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, 0.036, 0.062),
                metric("guard", "guardrail", "higher", 0.02, -0.013, 0.01));
        List<DecidingPath.@Nullable Point> primary = new ArrayList<>();
        primary.add(null);
        for (double low : new double[] {0.01, -0.01, 0.02, 0.036}) {
            primary.add(new DecidingPath.Point(low, 0.07, 0.4, 0.5));
        }
        List<DecidingPath.@Nullable Point> guard = new ArrayList<>();
        for (double low : new double[] {-0.05, -0.04, -0.03, -0.02, -0.013}) {
            guard.add(new DecidingPath.Point(low, 0.03, 0.4, 0.5));
        }
        DecisionInputs in = inputs(LooksPlan.ANYTIME, 0, "ok", 5, metrics);
        DecisionInputs with = new DecisionInputs(
                in.rule(),
                in.treatments(),
                in.health(),
                in.metrics(),
                List.of(
                        new DecidingPath("primary", "treatment", primary),
                        new DecidingPath("guard", "treatment", guard)),
                in.days(),
                in.plannedDays(),
                true,
                in.unitsPerDay(),
                in.windowDays(),
                in.looks());
        Decision decision = decide(with);
        assertThat(decision.milestones()).extracting(Decision.Milestone::day).containsExactly(4, 5);
        assertThat(decision.since()).isEqualTo(5);
        assertThat(decision.milestones().getLast().label()).isEqualTo("guard shown safe: day 5");
    }
}
