package dev.slipway.readout;

import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.model.Decision.Milestone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From which day on each rule held until the end, by the intervals that decide. */
final class Milestones {
    private final DecisionInputs inputs;
    private final ArmVerdict arm;

    Milestones(DecisionInputs inputs, ArmVerdict arm) {
        this.inputs = inputs;
        this.arm = arm;
    }

    /** One per rule of shipping; empty without time. */
    List<Milestone> ofShipping() {
        List<Milestone> milestones = new ArrayList<>();
        Judgement primary = arm.primary();
        if (path(primary) != null) {
            milestones.add(milestone(
                    primary, "shown", p -> primary.above(p, inputs.rule().shipAbove())));
        }
        for (Judgement g : arm.guardrails()) {
            if (path(g) != null) {
                milestones.add(milestone(g, "shown safe", g::safe));
            }
        }
        return milestones;
    }

    private Milestone milestone(Judgement judgement, String what, Predicate<DecidingPath.@Nullable Point> rule) {
        Integer day = since(path(judgement), rule);
        String when = day == null ? "not " + what + (inputs.ended() ? "" : " yet") : what + ": day " + day;
        return new Milestone(judgement.metric().key(), judgement.metric().label() + " " + when, day);
    }

    /** First day from which the verdict held until the end; null for HOLD and without time. */
    @Nullable
    Integer sinceVerdict() {
        Judgement primary = arm.primary();
        return switch (arm.state()) {
            case "ship" -> latest(ofShipping());
            case "primary_worse" -> since(path(primary), primary::worse);
            case "guardrail_broken" ->
                arm.guardrails().stream()
                        .filter(g -> g.broken(g.point()))
                        .map(g -> since(path(g), g::broken))
                        .filter(d -> d != null)
                        .min(Integer::compare)
                        .orElse(null);
            default -> null;
        };
    }

    private @Nullable Integer latest(List<Milestone> milestones) {
        int last = 0;
        for (Milestone milestone : milestones) {
            Integer day = milestone.day();
            if (day == null) {
                return null;
            }
            last = Math.max(last, day);
        }
        return last == 0 ? null : last;
    }

    private @Nullable DecidingPath path(Judgement judgement) {
        return inputs.paths().stream()
                .filter(p -> p.metric().equals(judgement.metric().key())
                        && p.treatment().equals(arm.treatment()))
                .filter(p -> !p.points().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer since(@Nullable DecidingPath path, Predicate<DecidingPath.@Nullable Point> rule) {
        if (path == null) {
            return null;
        }
        int day = path.points().size();
        while (day > 0 && rule.test(path.points().get(day - 1))) {
            day--;
        }
        return day == path.points().size() ? null : day + 1;
    }
}
