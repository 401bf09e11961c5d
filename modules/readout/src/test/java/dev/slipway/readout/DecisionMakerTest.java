package dev.slipway.readout;

import static dev.slipway.readout.DecisionCases.decide;
import static dev.slipway.readout.DecisionCases.inputs;
import static dev.slipway.readout.DecisionCases.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every verdict, by its rules. */
class DecisionMakerTest {
    /** Interval ends in pp; guardrail better higher with a margin of 2 pp; "-" is no interval. */
    @ParameterizedTest(name = "{0} {1}..{2}, guardrail {3}..{4}: {5} {6}")
    @CsvSource({
        "ok,    3.6,  6.2, -1.3,  0.1, SHIP, ship",
        "warn,  3.6,  6.2, -1.3,  0.1, SHIP, ship",
        "ok,    0.1,  0.9, -1.3,  0.1, SHIP, ship",
        "ok,   -0.1,  6.2, -1.3,  0.1, HOLD, undecided",
        "ok,    3.6,  6.2, -2.0,  0.1, HOLD, undecided",
        "ok,    3.6,  6.2, -2.1,  0.1, HOLD, undecided",
        "ok,    0.1,  0.9, -2.1,  0.1, HOLD, undecided",
        "ok,    3.6,  6.2, -4.0, -2.1, STOP, guardrail_broken",
        "ok,    3.6,  6.2, -4.0, -2.0, HOLD, undecided",
        "ok,   -6.2, -0.1, -1.3,  0.1, STOP, primary_worse",
        "ok,   -6.2,  0.0, -1.3,  0.1, HOLD, undecided",
        "ok,   -0.9,  0.9, -1.3,  0.1, HOLD, neutral",
        "ok,   -0.9,  1.0, -1.3,  0.1, HOLD, undecided",
        "ok,   -1.0,  0.9, -1.3,  0.1, HOLD, undecided",
        "ok,    3.6,  6.2,    -,    -, HOLD, not_evaluable",
        "ok,      -,    -, -1.3,  0.1, HOLD, not_evaluable",
        "ok,   -6.2, -0.1,    -,    -, STOP, primary_worse",
        "ok,      -,    -, -4.0, -2.1, STOP, guardrail_broken",
        "fail,  3.6,  6.2, -1.3,  0.1, HOLD, not_evaluable",
        "fail, -6.2, -0.1, -4.0, -2.1, HOLD, not_evaluable",
    })
    void truthTable(String health, String low, String high, String gLow, String gHigh, String verdict, String state) {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, share(low), share(high)),
                metric("guard", "guardrail", "higher", 0.02, share(gLow), share(gHigh)));
        Decision decision = decide(inputs(LooksPlan.ANYTIME, 0, health, 28, metrics));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.headline()).endsWith(".").doesNotContainIgnoringCase("significant");
        assertThat(decision.next()).isNotBlank();
        assertThat(decision.reasons())
                .extracting(Decision.Reason::rule)
                .containsExactly(
                        "health",
                        "primary_above_ship_line",
                        "guardrail_safe",
                        "primary_worse",
                        "guardrail_broken",
                        "undecided",
                        "neutral",
                        "not_evaluable");
        long fired = decision.reasons().stream()
                .filter(r -> r.outcome().equals("fired"))
                .count();
        if (verdict.equals("SHIP")) {
            assertThat(fired).isZero();
        } else {
            assertThat(fired).isPositive();
        }
    }

    private static @Nullable Double share(String points) {
        return points.equals("-") ? null : Double.valueOf(points) / 100;
    }

    @Test
    void lowerIsBetterTurnsEverythingRound() {
        List<MetricReadout> good = List.of(
                metric("primary", "primary", "lower", null, -0.04, -0.01),
                metric("guard", "guardrail", "lower", 0.003, -0.0005, 0.0021));
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, good)).verdict())
                .isEqualTo("SHIP");
        List<MetricReadout> bad = List.of(
                metric("primary", "primary", "lower", null, 0.01, 0.04),
                metric("guard", "guardrail", "lower", 0.003, 0.0031, 0.009));
        Decision stop = decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, bad));
        assertThat(stop.state()).isEqualTo("primary_worse");
        assertThat(stop.reasons()).filteredOn(r -> r.outcome().equals("fired")).hasSize(2);
    }

    @Test
    void theShipLineCounts() {
        List<MetricReadout> metrics = List.of(metric("primary", "primary", "higher", null, 0.009, 0.03));
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0.01, "ok", 28, metrics)).state())
                .isEqualTo("undecided");
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0.0, "ok", 28, metrics)).verdict())
                .isEqualTo("SHIP");
    }

    @Test
    void aGuardrailWithoutALimitNeverShips() {
        List<MetricReadout> metrics = List.of(
                metric("primary", "primary", "higher", null, 0.02, 0.03),
                metric("guard", "guardrail", "higher", null, 0.02, 0.03));
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics)).state())
                .isEqualTo("not_evaluable");
    }

    @ParameterizedTest
    @CsvSource({"0.46, SHIP, ship", "0.44, HOLD, undecided", "0.39, STOP, guardrail_broken"})
    void aCeilingIsAboutTheTreatmentsLevel(double ceiling, String verdict, String state) {
        MetricReadout g = metric("guard", "guardrail", "lower", null, -0.01, 0.01);
        MetricReadout capped = new MetricReadout(
                g.key(),
                g.label(),
                g.kind(),
                g.role(),
                g.better(),
                true,
                null,
                null,
                ceiling,
                g.arms(),
                g.estimates(),
                List.of(),
                List.of(),
                null,
                null);
        List<MetricReadout> metrics = List.of(metric("primary", "primary", "higher", null, 0.02, 0.03), capped);
        Decision decision = decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.state()).isEqualTo(state);
        if (state.equals("guardrail_broken")) {
            assertThat(decision.headline())
                    .endsWith("its level of at least 40.0% is above the ceiling of 39.0%.")
                    .doesNotContain("margin");
            assertThat(decision.reasons())
                    .filteredOn(r -> r.rule().equals("guardrail_broken"))
                    .extracting(Decision.Reason::because)
                    .containsExactly("level at least 40.0%, ceiling of 39.0%");
        }
    }

    @Test
    void sentencesHaveTheNumbers() {
        List<MetricReadout> metrics = List.of(
                metric("Sign-up completion", "primary", "higher", null, 0.036, 0.062),
                metric("KYC within 7 days", "guardrail", "higher", 0.02, -0.013, 0.001));
        Decision decision = decide(inputs(LooksPlan.ANYTIME, 0.01, "ok", 28, metrics));
        assertThat(decision.headline())
                .isEqualTo("Sign-up completion rises by 4.9 pp [+3.6, +6.2] and no guardrail breaks.");
        assertThat(decision.reasons().get(1).because()).isEqualTo("lowest +3.6 pp, needed +1.0 pp");
        assertThat(decision.reasons().get(2).because()).isEqualTo("lowest −1.3 pp, may reach −2.0 pp");
        assertThat(decision.next())
                .startsWith("KYC within 7 days below −2.0 pp; it has 0.7 pp of room.")
                .endsWith("the last result is due on 8 Nov 2026.");
    }

    @Test
    void withoutGuardrailsOnlyThePrimaryCanChangeAShip() {
        List<MetricReadout> metrics = List.of(metric("Visit", "primary", "higher", null, 0.069, 0.084));
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0, "ok", 28, metrics)).next())
                .startsWith(
                        "Visit with an interval that reaches 0; its worse end is now +6.9 pp. No guardrail is named");
        assertThat(decide(inputs(LooksPlan.ANYTIME, 0.01, "ok", 28, metrics)).next())
                .startsWith("Visit with an interval that reaches +1.0 pp;");
    }

    @Test
    void ofSeveralTreatmentsTheBestThatMayShipIsChosen() {
        MetricReadout one = metric("primary", "primary", "higher", null, 0.01, 0.03);
        List<Estimate> all = new ArrayList<>(one.estimates());
        Estimate e = all.getFirst();
        all.add(new Estimate(
                e.method(),
                List.of("b", "control"),
                "absolute",
                0.04,
                0.001,
                0.03,
                0.05,
                0.95,
                0.1,
                true,
                e.detail(),
                List.of()));
        all.add(new Estimate(
                e.method(),
                List.of("short_form", "control"),
                "absolute",
                -0.04,
                0.001,
                -0.05,
                -0.03,
                0.95,
                0.1,
                true,
                e.detail(),
                List.of()));
        MetricReadout three = new MetricReadout(
                one.key(),
                one.label(),
                one.kind(),
                one.role(),
                one.better(),
                true,
                null,
                null,
                null,
                one.arms(),
                all,
                List.of(),
                List.of(),
                null,
                null);
        DecisionInputs in = inputs(LooksPlan.ANYTIME, 0, "ok", 28, List.of(three));
        DecisionInputs arms = new DecisionInputs(
                in.rule(),
                List.of("treatment", "b", "short_form"),
                in.health(),
                in.metrics(),
                List.of(),
                28,
                28,
                true,
                in.unitsPerDay(),
                in.windowDays(),
                in.looks());
        Decision decision = decide(arms);
        assertThat(decision.verdict()).isEqualTo("SHIP");
        assertThat(decision.treatment()).isEqualTo("b");
        assertThat(decision.reasons())
                .filteredOn(r -> r.rule().equals("treatment_verdict"))
                .extracting(Decision.Reason::title)
                .containsExactly("Treatment treatment: SHIP", "Treatment b: SHIP", "Treatment short form: STOP");
    }

    @Test
    void withoutATreatmentThereIsNothingToDecide() {
        DecisionInputs in = inputs(LooksPlan.ANYTIME, 0, "ok", 28, List.of());
        assertThatThrownBy(() -> decide(in)).isInstanceOf(IllegalArgumentException.class);
    }
}
