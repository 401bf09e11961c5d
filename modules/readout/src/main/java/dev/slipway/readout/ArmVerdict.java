package dev.slipway.readout;

import dev.slipway.readout.model.Decision.Reason;
import dev.slipway.readout.model.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one treatment, every one tried, in this order: health; for a plan of looks whether today is one; the primary above the
 * ship line; each guardrail shown safe; stop because the primary is worse; stop because a guardrail broke; and the three
 * ways to hold. The first that applies gives the state: failed health and a plan that has no look today come
 * before everything, stop before ship, ship before hold.
 *
 * @param state as in {@code Decision.state}
 * @param daysLeft until an undecided one would be decided; null when not undecided or not known
 */
record ArmVerdict(
        String treatment,
        String state,
        Judgement primary,
        List<Judgement> guardrails,
        List<Reason> reasons,
        @Nullable Integer daysLeft) {

    static ArmVerdict of(DecisionInputs inputs, String treatment) {
        double shipLine = inputs.rule().shipAbove();
        Judgement primary = Judgement.of(inputs.primary(), treatment, shipLine, -shipLine);
        List<Judgement> guardrails = inputs.guardrails().stream()
                .map(m -> Judgement.of(m, treatment))
                .toList();
        String state = state(inputs, primary, guardrails);
        Integer days = state.equals("undecided") ? new DaysLeft(inputs).of(treatment) : null;
        List<Reason> reasons = new Rules(inputs, primary, guardrails, state, days).all();
        return new ArmVerdict(treatment, state, primary, guardrails, reasons, days);
    }

    String verdict() {
        return switch (state) {
            case "ship" -> "SHIP";
            case "primary_worse", "guardrail_broken" -> "STOP";
            default -> "HOLD";
        };
    }

    private static String state(DecisionInputs inputs, Judgement primary, List<Judgement> guardrails) {
        if (inputs.health().stream().anyMatch(ArmVerdict::failed)) {
            return "not_evaluable";
        }
        if (inputs.notALook()) {
            return "undecided";
        }
        if (primary.worse(primary.point())) {
            return "primary_worse";
        }
        if (guardrails.stream().anyMatch(g -> g.broken(g.point()))) {
            return "guardrail_broken";
        }
        boolean missing = primary.missing() || guardrails.stream().anyMatch(ArmVerdict::unusable);
        if (missing) {
            return "not_evaluable";
        }
        boolean safe = guardrails.stream().allMatch(g -> g.safe(g.point()));
        if (safe && primary.above(primary.point(), inputs.rule().shipAbove())) {
            return "ship";
        }
        return neutral(inputs, primary) ? "neutral" : "undecided";
    }

    /** A guardrail that can't be shown safe whatever the data says. */
    static boolean unusable(Judgement guardrail) {
        return guardrail.missing()
                || guardrail.levelMissing()
                || (guardrail.metric().margin() == null && guardrail.metric().ceiling() == null);
    }

    /** Not above the ship line, and an effect as large as the study asked for is ruled out in both directions. */
    static boolean neutral(DecisionInputs inputs, Judgement primary) {
        var p = primary.point();
        if (primary.above(p, inputs.rule().shipAbove())) {
            return false;
        }
        double minimum = inputs.rule().minimumEffect();
        return p != null && primary.bestGain(p) < ruledOut(inputs) && primary.worstGain(p) > -minimum;
    }

    /** The gain that neutral rules out: the minimum effect, or the ship line where shipping needs more. */
    static double ruledOut(DecisionInputs inputs) {
        return Math.max(inputs.rule().minimumEffect(), inputs.rule().shipAbove());
    }

    /** The metrics whose interval does not hold its promise yet. */
    List<String> tooEarly() {
        List<String> labels = new ArrayList<>();
        if (primary.tooEarly()) {
            labels.add(primary.metric().label());
        }
        guardrails.stream()
                .filter(Judgement::tooEarly)
                .forEach(g -> labels.add(g.metric().label()));
        return labels;
    }

    static boolean failed(HealthCheck check) {
        return check.status().equals("fail");
    }

    /** Gain of the primary, for choosing among several. */
    double gain() {
        return primary.gain();
    }

    /** The checks that failed, for sentences. */
    static List<HealthCheck> failures(DecisionInputs inputs) {
        return new ArrayList<>(
                inputs.health().stream().filter(ArmVerdict::failed).toList());
    }
}
