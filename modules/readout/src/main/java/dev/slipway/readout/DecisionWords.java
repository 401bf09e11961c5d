package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences of a decision: the headline, and what would change the verdict. */
final class DecisionWords {
    private final DecisionInputs inputs;
    private final ArmVerdict arm;
    private final Judgement primary;

    DecisionWords(DecisionInputs inputs, ArmVerdict arm) {
        this.inputs = inputs;
        this.arm = arm;
        this.primary = arm.primary();
    }

    String headline() {
        return switch (arm.state()) {
            case "ship" -> primary.sentence() + (arm.guardrails().isEmpty() ? "." : " and no guardrail breaks.");
            case "primary_worse" -> primary.sentence() + ", which is worse.";
            case "guardrail_broken" -> broken().sentence() + ", " + broken().beyond() + ".";
            case "neutral" ->
                primary.sentence() + ": " + (shipNeedsMore() ? "a gain of " : "an effect of ") + ruledOut() + ", which "
                        + (shipNeedsMore() ? "shipping needs" : "the study asked for") + ", is ruled out.";
            case "undecided" -> undecided();
            default -> blind();
        };
    }

    private boolean shipNeedsMore() {
        return inputs.rule().shipAbove() > inputs.rule().minimumEffect();
    }

    private String ruledOut() {
        return primary.format().size(ArmVerdict.ruledOut(inputs));
    }

    private Judgement broken() {
        return arm.guardrails().stream()
                .filter(g -> g.broken(g.point()))
                .findFirst()
                .orElse(primary);
    }

    private List<Judgement> notSafe() {
        return arm.guardrails().stream().filter(g -> !g.safe(g.point())).toList();
    }

    private String undecided() {
        if (inputs.beforePlannedEnd()) {
            return "The plan allows one look, on day " + inputs.plannedDays() + "; today is day " + inputs.days() + ".";
        }
        if (inputs.betweenLooks()) {
            return "The plan allows " + inputs.rule().plannedLooks() + " looks, the next on day " + inputs.nextLook()
                    + "; today is day " + inputs.days() + ".";
        }
        if (!arm.tooEarly().isEmpty()) {
            return primary.sentence() + ": too early, the interval's guarantee does not hold for so few units.";
        }
        boolean above = primary.above(primary.point(), inputs.rule().shipAbove());
        List<String> open = notSafe().stream().map(g -> g.metric().label()).toList();
        String not = inputs.ended() ? "not shown" : "not yet shown";
        String guardrails = Words.list(open) + (many(open) ? " are " : " is ") + not + " to stay " + limits(open);
        if (above) {
            return primary.sentence() + ", but " + guardrails + ".";
        }
        String line = primary.sign() > 0 ? "above the ship line" : "below the ship line";
        return primary.sentence() + ": " + not + " to be " + line + (open.isEmpty() ? "" : ", and " + guardrails) + ".";
    }

    private static boolean many(List<String> labels) {
        return labels.size() > 1 || labels.stream().anyMatch(Words::plural);
    }

    /** Where the guardrails that are not safe have to be. */
    private String limits(List<String> labels) {
        return labels.size() == 1 ? notSafe().getFirst().limits(many(labels) ? "their" : "its") : "inside their limits";
    }

    private String blind() {
        List<HealthCheck> failed = ArmVerdict.failures(inputs);
        if (!failed.isEmpty()) {
            HealthCheck first = failed.getFirst();
            return "No verdict is possible: " + first.title().toLowerCase(Locale.ROOT) + " failed (" + first.detail()
                    + ").";
        }
        if (primary.missing()) {
            return "No verdict is possible: " + primary.metric().label() + ", " + primary.whyMissing() + ".";
        }
        List<String> gone = arm.guardrails().stream()
                .filter(ArmVerdict::unusable)
                .map(g -> g.metric().label())
                .toList();
        return primary.sentence() + ", but " + Words.list(gone) + " cannot be evaluated.";
    }

    /** What would change this verdict. */
    String next() {
        List<String> sentences = new ArrayList<>();
        switch (arm.state()) {
            case "ship" -> sentences.add(tightest().map(this::roomOf).orElseGet(this::roomOfPrimary));
            case "primary_worse" ->
                sentences.add(primary.metric().label() + " with an interval that reaches 0; its better end is now "
                        + end(primary.goodEnd()) + ".");
            case "guardrail_broken" ->
                sentences.add(
                        broken().metric().label() + " back within its limit; now " + broken().brokenLimits() + ".");
            case "neutral" ->
                sentences.add("A gain of at least " + ruledOut()
                        + ". More time alone will not bring it; a bolder change may.");
            case "undecided" -> undecidedNext(sentences);
            default -> sentences.add(blindNext());
        }
        immature().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private static String end(String words) {
        return words.substring(words.indexOf(' ') + 1);
    }

    private Optional<Judgement> tightest() {
        return arm.guardrails().stream()
                .min(Comparator.comparingDouble(g -> g.room() / Math.max(limitSize(g.metric()), 1e-300)));
    }

    private static double limitSize(MetricReadout metric) {
        Double margin = metric.margin();
        Double ceiling = metric.ceiling();
        return margin != null ? margin : ceiling != null ? ceiling : 1;
    }

    private String roomOf(Judgement g) {
        String beyond =
                g.metric().margin() == null ? " above its ceiling" : (g.sign() > 0 ? " below " : " above ") + g.limit();
        return g.metric().label() + beyond + "; it has " + g.format().size(g.room()) + " of room.";
    }

    /** Where no guardrail is named. */
    private String roomOfPrimary() {
        double line = primary.sign() * inputs.rule().shipAbove();
        return primary.metric().label() + " with an interval that reaches "
                + (line == 0 ? "0" : primary.format().difference(line)) + "; its worse end is now "
                + end(primary.badEnd()) + ". No guardrail is named that could speak against it.";
    }

    private void undecidedNext(List<String> sentences) {
        Integer days = arm.daysLeft();
        if (inputs.notALook()) {
            sentences.add("The look on day " + inputs.nextLook() + ", in "
                    + Numbers.counted(inputs.nextLook() - inputs.days(), "day", "days") + ".");
            return;
        }
        if (!arm.tooEarly().isEmpty()) {
            sentences.add("More units: the interval decides from 100 on.");
            return;
        }
        List<String> missing = new ArrayList<>();
        if (!primary.above(primary.point(), inputs.rule().shipAbove())) {
            missing.add(primary.metric().label() + " (" + primary.badEnd() + ")");
        }
        notSafe().forEach(g -> missing.add(g.metric().label() + " (" + g.againstLimit() + ")"));
        sentences.add("Still to be shown: " + String.join("; ", missing) + ".");
        if (days != null && inputs.weekly()) {
            sentences.add("The next look is in " + Numbers.counted(days, "day", "days")
                    + "; how much another week of the same users will tell can't be said beforehand.");
        } else if (days != null) {
            sentences.add(Words.capital(Words.wait(days)) + " at this pace, if the effects stay.");
        } else if (inputs.rule().looks() != LooksPlan.ANYTIME) {
            sentences.add("The plan allows no further look; a new study would have to be larger.");
        } else if (inputs.days() > 0) {
            sentences.add("At this pace and with these effects no reasonable time would settle it.");
        } else {
            sentences.add("More units are needed.");
        }
    }

    private String blindNext() {
        List<HealthCheck> failed = ArmVerdict.failures(inputs);
        if (failed.stream().anyMatch(c -> c.check().equals("maturity"))) {
            return "The first units whose window is over.";
        }
        if (!failed.isEmpty()) {
            return "Find the cause of the failed check and repair it; until then no number here can be trusted.";
        }
        return "Data for every metric that the rule needs.";
    }

    /** The deciding metric with the largest share of units still inside their window. */
    private Optional<String> immature() {
        return inputs.metrics().stream()
                .filter(m -> !m.role().equals("secondary") && m.lastMatures() != null)
                .max(Comparator.comparingDouble(DecisionWords::openShare))
                .map(m -> Numbers.fixed(openShare(m) * 100, openShare(m) < 0.01 ? 1 : 0)
                        + "% of users are still inside their window for " + m.label() + "; the last result is due on "
                        + due(m) + ".");
    }

    private static String due(MetricReadout metric) {
        String iso = metric.lastMatures();
        return iso == null ? Numbers.NONE : Dates.date(iso);
    }

    private static double openShare(MetricReadout metric) {
        double open = metric.arms().stream().mapToLong(ArmSummary::immature).sum();
        double all = open + metric.arms().stream().mapToLong(ArmSummary::n).sum();
        return all == 0 ? 0 : open / all;
    }
}
