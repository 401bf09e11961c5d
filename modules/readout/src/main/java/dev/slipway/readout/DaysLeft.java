package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * After how many more days a HOLD would be over, if every effect stayed as it is now and units kept arriving as they did.
 * The earliest of: ship (primary and all guardrails shown), stop (primary worse or a guardrail broken), neutral.
 */
final class DaysLeft {
    /** Ten years; beyond that nobody waits. */
    static final int LONGEST = 3_650;

    private final DecisionInputs inputs;

    DaysLeft(DecisionInputs inputs) {
        this.inputs = inputs;
    }

    /** Null when the data has no time, when no finite number of days would do, or when the plan allows no further look. */
    @Nullable
    Integer of(String treatment) {
        if (inputs.days() == 0 || !(inputs.unitsPerDay(treatment) > 0)) {
            return null;
        }
        if (inputs.rule().looks() == LooksPlan.FIXED) {
            return inputs.beforePlannedEnd() ? inputs.plannedDays() - inputs.days() : null;
        }
        if (inputs.betweenLooks()) {
            return inputs.nextLook() - inputs.days();
        }
        if (inputs.weekly()) {
            // How much another week of the same users tells depends on how alike their weeks are, which no pace
            // foresees.
            return inputs.ended() ? null : inputs.weekly(inputs.days());
        }
        double shipLine = inputs.rule().shipAbove();
        double minimum = inputs.rule().minimumEffect();
        Judgement primary = Judgement.of(inputs.primary(), treatment);
        int ship = days(primary, primary.gain() - shipLine);
        int stop = days(primary, -primary.gain());
        boolean shown = primary.above(primary.point(), shipLine);
        int neutral = shown
                ? LONGEST
                : Math.max(
                        days(primary, Math.max(minimum, shipLine) - primary.gain()),
                        days(primary, primary.gain() + minimum));
        for (var metric : inputs.guardrails()) {
            Judgement guardrail = Judgement.of(metric, treatment);
            ship = Math.max(ship, safeAfter(guardrail));
            Double margin = metric.margin();
            if (margin != null) {
                stop = Math.min(stop, days(guardrail, -margin - guardrail.gain()));
            }
        }
        int first = Math.min(ship, Math.min(stop, neutral));
        boolean past =
                inputs.rule().looks() == LooksPlan.GROUP_SEQUENTIAL && inputs.days() + first > inputs.plannedDays();
        return first >= LONGEST || past ? null : atALook(first);
    }

    /** Decisions of a group-sequential plan wait for a look; every other plan may decide at once. */
    private int atALook(int wait) {
        int day = inputs.days() + Math.max(1, wait);
        boolean looks = inputs.rule().looks() == LooksPlan.GROUP_SEQUENTIAL;
        return (looks ? inputs.lookDays().from(day) : day) - inputs.days();
    }

    private int safeAfter(Judgement guardrail) {
        Double margin = guardrail.metric().margin();
        Double ceiling = guardrail.metric().ceiling();
        DecidingPath.Point p = guardrail.point();
        int byMargin = margin == null ? 0 : days(guardrail, guardrail.gain() + margin);
        if (ceiling == null || p == null || guardrail.deciding() == null) {
            return byMargin;
        }
        // The level's interval shrinks as the difference's does: compare on the scale of the difference.
        double levelHalf = (p.meanHigh() - p.meanLow()) / 2;
        double gap = ceiling - (p.meanHigh() + p.meanLow()) / 2;
        double scale = (p.high() - p.low()) / 2 / levelHalf;
        return Math.max(byMargin, days(guardrail, gap * scale));
    }

    /** Days until the half-width is below the gap: 0 when it already is, {@link #LONGEST} when it never is. */
    private int days(Judgement judgement, double gap) {
        Estimate now = judgement.deciding();
        if (now == null || !(gap > 0) || now.standardError() == null) {
            return LONGEST;
        }
        double error = now.standardError();
        String key = judgement.metric().key();
        String treatment = now.comparison().getFirst();
        LooksInterval looks = inputs.looks(key, treatment);
        double oneLook = (now.ciHigh() - now.effect()) / error;
        double units = pair(judgement, false);
        double pending = pair(judgement, true);
        double window = inputs.windowDays().getOrDefault(key, 0.0);
        int low = 0;
        int high = LONGEST;
        while (low < high) {
            int day = (low + high) >>> 1;
            double open = window == 0 ? 1 : Math.min(1, day / window);
            double n = units + pending * open + inputs.unitsPerDay(treatment) * Math.max(0, day - window);
            double half = looks.multiplier(Math.round(n), oneLook) * error * Math.sqrt(units / n);
            if (half < gap) {
                high = day;
            } else {
                low = day + 1;
            }
        }
        return low;
    }

    /** Mature or pending units of the treatment and the control together. */
    private static double pair(Judgement judgement, boolean pending) {
        Estimate now = judgement.deciding();
        return judgement.metric().arms().stream()
                .filter(a -> now != null && now.comparison().contains(a.variant()))
                .mapToDouble(a -> units(a, pending))
                .sum();
    }

    private static double units(ArmSummary arm, boolean pending) {
        return pending ? arm.immature() : arm.n();
    }
}
