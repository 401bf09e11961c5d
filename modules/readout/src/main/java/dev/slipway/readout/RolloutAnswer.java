package dev.slipway.readout;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.RolloutReadout.Cohort;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RolloutWords;
import dev.slipway.readout.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rollout that nobody randomised adds to an answer, with what speaks against it. Nothing in a readout of a part of the
 * data: the rollout is about all users, whatever the filter.
 */
record RolloutAnswer(Readout readout) {
    private static final int MOST = 2;

    private @Nullable RolloutReadout rollout() {
        return readout.filter() == null ? readout.analyses().rollout() : null;
    }

    /** The effect on adopters; empty where the outcome is about another topic or has no adjusted estimate. */
    String about(Topic topic) {
        RolloutReadout rollout = rollout();
        Estimate told = rollout == null || Topic.of(rollout) != topic ? null : RolloutWords.told(rollout);
        if (rollout == null || told == null) {
            return "";
        }
        return "Exploratory, in the rollout that nobody randomised: " + outcome(rollout) + " of adopters "
                + RolloutWords.format(rollout).withInterval(told.effect(), told.ciLow(), told.ciHigh()) + " ("
                + MethodNotes.of(told.method()).name() + ")." + doubts(rollout);
    }

    /** Which adopters are found better off or worse off; empty where none is, or nobody knows which direction is better. */
    String gained() {
        RolloutReadout rollout = rollout();
        if (rollout == null || rollout.better() == null) {
            return "";
        }
        long tested = rollout.cohorts().stream().filter(c -> c.found() != null).count();
        List<String> better = found(rollout, true);
        List<String> worse = found(rollout, false);
        if (better.isEmpty() && worse.isEmpty()) {
            return "";
        }
        String gain = better.isEmpty() ? "" : among(better, tested, "better off");
        String loss = worse.isEmpty() ? "" : among(worse, tested, "worse off");
        return "Exploratory, in the rollout that nobody randomised: by " + outcome(rollout) + " adopters are found "
                + Words.list(List.of(gain, loss).stream()
                        .filter(part -> !part.isEmpty())
                        .toList())
                + "." + doubts(rollout);
    }

    private static String among(List<String> found, long tested, String how) {
        return how + " in " + found.size() + " of "
                + Numbers.counted(tested, "part", "parts") + " of them"
                + (found.size() > MOST ? ", with the largest estimates in " : ": ")
                + Words.list(found.stream().limit(MOST).toList());
    }

    private static List<String> found(RolloutReadout rollout, boolean better) {
        return rollout.cohorts().stream()
                .filter(c -> Objects.equals(c.found(), true)
                        && RolloutWords.better(rollout, c.effect()) == (better ? 1 : -1))
                .sorted(Comparator.comparingDouble(c -> -size(c.effect())))
                .map(c -> words(rollout, c))
                .toList();
    }

    private static double size(@Nullable Interval effect) {
        return effect == null ? 0 : Math.abs(effect.effect());
    }

    private static String words(RolloutReadout rollout, Cohort cohort) {
        return cohort.level() + " (" + RolloutWords.number(rollout, cohort.effect()) + ")";
    }

    private static String outcome(RolloutReadout rollout) {
        return Words.lower(rollout.effects().outcomeLabel());
    }

    private static String doubts(RolloutReadout rollout) {
        List<String> doubts = RolloutWords.doubts(rollout);
        return doubts.isEmpty() ? "" : " Doubtful: " + String.join("; ", doubts) + ".";
    }
}
