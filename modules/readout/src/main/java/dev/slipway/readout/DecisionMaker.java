package dev.slipway.readout;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Decision.Reason;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns estimates into a verdict.
 *
 * <p>SHIP when the primary's interval is above the ship line and every guardrail is shown safe. STOP when the primary is
 * shown worse or a guardrail is shown beyond its limit. HOLD otherwise: undecided, neutral, or not evaluable. All by the
 * interval that is valid for the plan of looks. A failed health check makes every number doubtful, so it forbids SHIP and
 * STOP alike. With several treatments each is judged by intervals at 1 − alpha / treatments and the best that may ship is
 * chosen; STOP needs all of them stopped.
 */
public final class DecisionMaker {
    private DecisionMaker() {}

    /** The decision and, when undecided, the days left. */
    public record Outcome(Decision decision, @Nullable Integer daysLeft) {}

    /**
     * Decides.
     *
     * @throws IllegalArgumentException without a treatment or without a primary metric
     */
    public static Outcome decide(DecisionInputs inputs) {
        if (inputs.treatments().isEmpty()) {
            throw new IllegalArgumentException("a decision needs a treatment");
        }
        List<ArmVerdict> arms =
                inputs.treatments().stream().map(t -> ArmVerdict.of(inputs, t)).toList();
        ArmVerdict chosen = choose(arms);
        DecisionWords words = new DecisionWords(inputs, chosen);
        Milestones milestones = new Milestones(inputs, chosen);
        Decision decision = new Decision(
                chosen.verdict(),
                chosen.state(),
                words.headline(),
                chosen.treatment(),
                reasons(arms, chosen),
                words.next(),
                milestones.sinceVerdict(),
                milestones.ofShipping());
        return new Outcome(decision, chosen.daysLeft());
    }

    /** The best that may ship; else the best that is not stopped; else the best of the stopped. */
    private static ArmVerdict choose(List<ArmVerdict> arms) {
        Comparator<ArmVerdict> order =
                Comparator.<ArmVerdict>comparingInt(a -> rank(a.verdict())).thenComparingDouble(ArmVerdict::gain);
        ArmVerdict best = arms.getFirst();
        for (ArmVerdict arm : arms) {
            best = order.compare(arm, best) > 0 ? arm : best;
        }
        return best;
    }

    private static int rank(String verdict) {
        return switch (verdict) {
            case "SHIP" -> 2;
            case "HOLD" -> 1;
            default -> 0;
        };
    }

    private static List<Reason> reasons(List<ArmVerdict> arms, ArmVerdict chosen) {
        List<Reason> reasons = new ArrayList<>(chosen.reasons());
        if (arms.size() > 1) {
            for (ArmVerdict arm : arms) {
                reasons.add(new Reason(
                        "treatment_verdict",
                        null,
                        arm.treatment().equals(chosen.treatment()) ? "fired" : "did_not_fire",
                        "Treatment " + Words.of(arm.treatment()) + ": " + arm.verdict(),
                        arm.primary().sentence() + ", " + arm.state().replace('_', ' ')));
            }
        }
        return List.copyOf(reasons);
    }
}
