package dev.slipway.readout.text;

import dev.slipway.readout.model.Estimate;
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

    /** Methods that take account of what was known before, the one that also looks at changes first. */
    private static final List<String> ADJUSTED = List.of("group_time_adjusted", "aipw", "ipw");

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
        return pre.pValue() <= alpha(rollout)
                ? "Before adoption the groups did not move alike" + test + ": do not trust the course."
                : "Before adoption the groups moved alike as far as these weeks show" + test
                        + "; that is no proof that they would have gone on so.";
    }

    /** The estimate that speaks for the others: adjusted, and of changes where there is one; null without any. */
    public static @Nullable Estimate told(RolloutReadout rollout) {
        return adjusted(rollout).stream().findFirst().orElse(null);
    }

    private static List<Estimate> adjusted(RolloutReadout rollout) {
        List<Estimate> adjusted = new ArrayList<>();
        for (String method : ADJUSTED) {
            Estimate estimate = ObservationalWords.estimate(rollout.effects(), method);
            if (estimate != null) {
                adjusted.add(estimate);
            }
        }
        return adjusted;
    }

    /** What speaks against the told estimate, in short; empty where nothing does. */
    public static List<String> doubts(RolloutReadout rollout) {
        List<String> doubts = new ArrayList<>();
        RolloutReadout.PreTrend pre = rollout.preTrend();
        if (pre == null) {
            doubts.add("whether the groups moved alike before can't be tested");
        } else if (pre.pValue() <= alpha(rollout)) {
            doubts.add("the groups did not move alike before (" + Numbers.pEquals(pre.pValue()) + ")");
        }
        List<Estimate> methods = adjusted(rollout);
        MetricFormat format = format(rollout);
        if (methods.stream().anyMatch(a -> methods.stream().anyMatch(b -> ObservationalWords.apart(a, b)))) {
            doubts.add("adjusted methods differ beyond chance, " + range(methods, format));
        } else if (methods.stream().map(Estimate::includesZero).distinct().count() > 1) {
            doubts.add("not all adjusted methods show an effect, " + range(methods, format));
        }
        Estimate randomised = rollout.effects().randomised();
        if (randomised != null && !methods.isEmpty() && ObservationalWords.apart(methods.getFirst(), randomised)) {
            doubts.add("the randomised answer in the same weeks differs, "
                    + format.withInterval(randomised.effect(), randomised.ciLow(), randomised.ciHigh())
                    + ", which is about other users");
        }
        return doubts;
    }

    private static String range(List<Estimate> methods, MetricFormat format) {
        double[] effects =
                methods.stream().mapToDouble(Estimate::effect).sorted().toArray();
        return "from " + format.difference(effects[0]) + " to " + format.difference(effects[effects.length - 1]);
    }

    private static double alpha(RolloutReadout rollout) {
        return rollout.effects().estimates().stream()
                .mapToDouble(e -> 1 - e.level())
                .findFirst()
                .orElse(0.05);
    }

    /** 1 where an effect is in the better direction, −1 in the worse; 0 where nobody knows which is which. */
    public static int better(RolloutReadout rollout, @Nullable Interval effect) {
        if (effect == null || rollout.better() == null) {
            return 0;
        }
        return (int) Math.signum(effect.effect()) * (rollout.better().equals("lower") ? -1 : 1);
    }

    /** What the levels answer: a rise of what should fall is no gain. */
    public static String asked(RolloutReadout rollout) {
        return "higher".equals(rollout.better()) ? "Who gained?" : "Whom did it change?";
    }

    /** Who gained or lost, one sentence for each attribute. */
    public static List<String> gained(RolloutReadout rollout) {
        List<String> sentences = new ArrayList<>();
        rollout.cohorts().stream().map(Cohort::attribute).distinct().forEach(attribute -> {
            List<Cohort> found = rollout.cohorts().stream()
                    .filter(c -> c.attribute().equals(attribute) && Objects.equals(c.found(), true))
                    .toList();
            List<String> parts = new ArrayList<>();
            for (int direction : new int[] {1, -1, 0}) {
                List<String> some = found.stream()
                        .filter(c -> better(rollout, c.effect()) == direction)
                        .map(c -> Words.level(c.level()) + " " + number(rollout, c.effect()))
                        .toList();
                if (!some.isEmpty()) {
                    parts.add((direction > 0 ? "found better in " : direction < 0 ? "found worse in " : "found in ")
                            + Words.list(some));
                }
            }
            sentences.add("By " + Words.of(attribute) + ": "
                    + (parts.isEmpty()
                            ? "no level is found different from 0 after the adjustment."
                            : String.join("; ", parts) + "."));
        });
        return sentences;
    }

    /** An effect with its interval; empty without one. */
    public static String number(RolloutReadout rollout, @Nullable Interval effect) {
        return effect == null ? "" : format(rollout).withInterval(effect.effect(), effect.low(), effect.high());
    }
}
