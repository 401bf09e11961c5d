package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.Decision.Reason;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every rule of one treatment as a reason with its numbers, those that fired and those that did not. */
final class Rules {
    private static final String HOLDS = "holds";
    private static final String HOLDS_NOT = "does_not_hold";
    private static final String FIRED = "fired";
    private static final String FIRED_NOT = "did_not_fire";

    private final DecisionInputs inputs;
    private final Judgement primary;
    private final List<Judgement> guardrails;
    private final String state;
    private final @Nullable Integer daysLeft;
    private final List<String> tooEarly;
    private final List<Reason> reasons = new ArrayList<>();

    Rules(
            DecisionInputs inputs,
            Judgement primary,
            List<Judgement> guardrails,
            String state,
            @Nullable Integer daysLeft) {
        this.tooEarly = Stream.concat(Stream.of(primary), guardrails.stream())
                .filter(Judgement::tooEarly)
                .map(j -> j.metric().label())
                .toList();
        this.inputs = inputs;
        this.primary = primary;
        this.guardrails = guardrails;
        this.state = state;
        this.daysLeft = daysLeft;
    }

    List<Reason> all() {
        health();
        look();
        shipRules();
        stopRules();
        holdRules();
        return reasons;
    }

    private void look() {
        LooksPlan plan = inputs.rule().looks();
        String today = "day " + inputs.days() + " of " + inputs.plannedDays();
        if (plan == LooksPlan.GROUP_SEQUENTIAL && inputs.days() > 0) {
            String because = inputs.betweenLooks() ? today + ", the next look is on day " + inputs.nextLook() : today;
            condition("planned_look", null, !inputs.betweenLooks(), "Today is a planned look", because);
        } else if (plan == LooksPlan.FIXED && inputs.days() == 0) {
            condition("planned_end", null, true, "All data are in", "the table has no time, this is the one look");
        } else if (plan == LooksPlan.FIXED && inputs.endNamed()) {
            condition("planned_end", null, !inputs.beforePlannedEnd(), "Planned end is reached", today);
        } else if (plan == LooksPlan.FIXED) {
            String because =
                    "no planned end was named; looking again, after day " + inputs.days() + ", would inflate the error";
            condition("planned_end", null, true, "This is the one look", because);
        }
    }

    private void health() {
        List<HealthCheck> failed = ArmVerdict.failures(inputs);
        if (failed.isEmpty()) {
            String because = inputs.health().stream()
                    .filter(c -> c.check().equals("sample_ratio") && c.pValue() != null)
                    .map(c -> "sample ratio " + Numbers.pEquals(c.pValue() == null ? 1 : c.pValue()))
                    .findFirst()
                    .orElse("no check failed");
            condition("health", null, true, "Health allows a verdict", because);
        } else {
            HealthCheck first = failed.getFirst();
            String because = first.title().toLowerCase(Locale.ROOT) + ": " + first.detail();
            condition("health", null, false, "Health allows a verdict", because);
        }
    }

    private void shipRules() {
        double line = inputs.rule().shipAbove();
        String needed = line == 0
                ? (primary.sign() > 0 ? "needed above 0" : "needed below 0")
                : "needed " + primary.format().difference(primary.sign() * line);
        String because = primary.missing() ? primary.whyMissing() : primary.badEnd() + ", " + needed;
        boolean above = primary.above(primary.point(), line);
        String title = primary.sign() > 0 ? "Primary is above the ship line" : "Primary is below the ship line";
        condition("primary_above_ship_line", primary.metric().key(), above, title, because);
        for (Judgement g : guardrails) {
            boolean many = Words.plural(g.metric().label());
            String safe = g.metric().label() + (many ? " stay " : " stays ") + g.limits(many ? "their" : "its");
            condition("guardrail_safe", g.metric().key(), g.safe(g.point()), safe, g.againstLimit());
        }
    }

    private void stopRules() {
        String side = primary.sign() > 0 ? "would have to be below 0" : "would have to be above 0";
        String because = primary.missing() ? primary.whyMissing() : primary.goodEnd() + ", " + side;
        boolean worse = primary.worse(primary.point());
        trigger("primary_worse", primary.metric().key(), worse, "STOP: primary shown worse", because);
        List<Judgement> broken =
                guardrails.stream().filter(g -> g.broken(g.point())).toList();
        for (Judgement g : broken) {
            String beyond = g.brokenLimits();
            trigger(
                    "guardrail_broken",
                    g.metric().key(),
                    true,
                    "STOP: " + g.metric().label() + " broke",
                    beyond);
        }
        if (broken.isEmpty()) {
            String none = guardrails.isEmpty() ? "the study has no guardrail" : "none is shown beyond its limit";
            trigger("guardrail_broken", null, false, "STOP: a guardrail broke", none);
        }
    }

    private void holdRules() {
        boolean undecided = state.equals("undecided");
        trigger("undecided", null, undecided, "HOLD: undecided", undecided ? missingDays() : "did not fire");
        boolean neutral = state.equals("neutral");
        double best = ArmVerdict.ruledOut(inputs);
        String ruledOut = primary.goodEnd()
                + (best > inputs.rule().minimumEffect() ? ", shipping needs " : ", the study asks for ")
                + primary.format().difference(primary.sign() * best);
        trigger(
                "neutral",
                primary.metric().key(),
                neutral,
                "HOLD: neutral, well powered",
                neutral ? ruledOut : "did not fire");
        boolean blind = state.equals("not_evaluable");
        trigger("not_evaluable", null, blind, "HOLD: cannot be evaluated", blind ? whyBlind() : "did not fire");
    }

    private String missingDays() {
        if (!tooEarly.isEmpty()) {
            return "too early for " + Words.list(tooEarly) + ": the guarantee does not hold for so few units";
        }
        if (daysLeft != null) {
            return inputs.weekly()
                    ? "the next look is in " + Numbers.counted(daysLeft, "day", "days")
                    : "at this pace it would take " + Words.wait(daysLeft);
        }
        if (inputs.ended()) {
            return "the plan allows no further look";
        }
        return inputs.days() == 0 ? "more units are needed" : "no number of days would do at this pace";
    }

    private String whyBlind() {
        List<String> causes = new ArrayList<>();
        ArmVerdict.failures(inputs).forEach(c -> causes.add(c.title().toLowerCase(Locale.ROOT) + " failed"));
        if (primary.missing()) {
            causes.add(primary.metric().label() + ": " + primary.whyMissing());
        }
        for (Judgement g : guardrails) {
            if (ArmVerdict.unusable(g)) {
                causes.add(g.metric().label() + ": " + g.againstLimit());
            }
        }
        return String.join("; ", causes);
    }

    private void condition(String rule, @Nullable String metric, boolean holds, String title, String because) {
        reasons.add(new Reason(rule, metric, holds ? HOLDS : HOLDS_NOT, title, because));
    }

    private void trigger(String rule, @Nullable String metric, boolean fired, String title, String because) {
        reasons.add(new Reason(rule, metric, fired ? FIRED : FIRED_NOT, title, because));
    }
}
