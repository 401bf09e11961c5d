package dev.slipway.readout.text;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.RolloutReadout.Cohort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rollout in words: one hand for screen and paper. */
public final class RolloutWords {
    /** Said wherever the randomised answer stands beside. */
    public static final String DIFFERS =
            "The randomised answer is about everybody in the experiment, the others about those who"
                    + " chose to adopt: where effects differ between people they may differ without either being wrong.";

    private RolloutWords() {}

    public static MetricFormat format(RolloutReadout rollout) {
        return ObservationalWords.format(rollout.effects());
    }

    /** "2 weeks before adoption", "week 0". */
    public static String since(int week) {
        return week < 0
                ? Numbers.counted(-week, "week before adoption", "weeks before adoption")
                : "week " + week + " since adoption";
    }

    /** The weeks that the methods are about. */
    public static String during(RolloutReadout rollout) {
        return rollout.firstWeek() == rollout.lastWeek()
                ? "week " + rollout.lastWeek()
                : "weeks " + rollout.firstWeek() + " to " + rollout.lastWeek();
    }

    /** Whether groups moved alike before, in one sentence. */
    public static String preTrend(RolloutReadout rollout) {
        RolloutReadout.PreTrend pre = rollout.preTrend();
        if (pre == null) {
            return "Whether adopters and others moved alike before can't be tested here.";
        }
        String test = " (Wald's χ² " + Numbers.fixed(pre.statistic(), 1) + " on " + pre.degreesOfFreedom() + ", "
                + Numbers.pEquals(pre.pValue()) + ")";
        return pre.pValue() <= 0.05
                ? "Before adoption the groups did not move alike" + test + ": do not trust the course."
                : "Before adoption the groups moved alike as far as these weeks show" + test
                        + "; that is no proof that they would have gone on so.";
    }

    /** Who gained, one sentence for each attribute. */
    public static List<String> gained(RolloutReadout rollout) {
        List<String> sentences = new ArrayList<>();
        rollout.cohorts().stream().map(Cohort::attribute).distinct().forEach(attribute -> {
            List<String> found = rollout.cohorts().stream()
                    .filter(c -> c.attribute().equals(attribute) && Objects.equals(c.found(), true))
                    .map(c -> c.level() + " " + number(rollout, c.effect()))
                    .toList();
            sentences.add("By " + Words.of(attribute) + ": "
                    + (found.isEmpty()
                            ? "no level is found different from 0 after the adjustment."
                            : "found in " + Words.list(found) + "."));
        });
        return sentences;
    }

    private static String number(RolloutReadout rollout, @Nullable Interval effect) {
        return effect == null ? "" : format(rollout).withInterval(effect.effect(), effect.low(), effect.high());
    }
}
