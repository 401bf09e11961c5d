package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Rollout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.causal.EventStudy;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.UnitWeeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The users who can be compared: outside of the experiment, without the rollout in the first week, and with all numbers that
 * are adjusted for. Of these, when each adopted, and what each did in each whole week.
 *
 * @param users rows of the weeks
 * @param start week of adoption by user of this sample, {@link EventStudy#NEVER} for none within the whole weeks
 */
record RolloutUnits(UnitWeeks weeks, Rollout asked, int[] users, int[] start, int leftOut) {

    static RolloutUnits of(UnitWeeks weeks, Rollout asked, List<String> warnings) {
        int[] missing = new int[1];
        int[] early = new int[1];
        int[] outside = IntStream.range(0, weeks.users())
                .filter(u -> weeks.variant()[u] == UnitWeeks.OUTSIDE)
                .toArray();
        int[] users = Arrays.stream(outside)
                .filter(u -> {
                    boolean known = known(weeks, asked, u);
                    missing[0] += known ? 0 : 1;
                    early[0] += known && weeks.adoptedWeek()[u] < 1 ? 1 : 0;
                    return known && weeks.adoptedWeek()[u] >= 1;
                })
                .toArray();
        long uncounted = Arrays.stream(weeks.variant())
                .filter(v -> v == UnitWeeks.UNCOUNTED)
                .count();
        if (uncounted > 0) {
            warnings.add(
                    Numbers.counted(uncounted, "user belongs", "users belong")
                            + " to the experiment and never met it: they are not among the others, who stand for users outside.");
        }
        if (missing[0] > 0) {
            warnings.add(Numbers.counted(missing[0], "user is", "users are")
                    + " left out because a number that is adjusted for is missing, as it is for newcomers.");
        }
        if (early[0] > 0) {
            warnings.add(
                    Numbers.counted(early[0], "user is", "users are")
                            + " left out who had the rollout in the first week already: there is no week before to compare with.");
        }
        int[] start = Arrays.stream(users)
                .map(u -> weeks.adoptedWeek()[u] < weeks.fullWeeks() ? weeks.adoptedWeek()[u] : EventStudy.NEVER)
                .toArray();
        return new RolloutUnits(weeks, asked, users, start, outside.length - users.length);
    }

    /** Whether no number that is adjusted for is missing. */
    static boolean known(UnitWeeks weeks, Rollout asked, int user) {
        for (String name : asked.adjustFor()) {
            double[] numbers = weeks.numbers().get(name);
            if (numbers != null && !Double.isFinite(numbers[user])) {
                return false;
            }
        }
        return true;
    }

    /** What a user did in a week, on the outcome's scale. */
    static double outcome(UnitWeeks weeks, Rollout asked, int user, int week) {
        int cell = user * weeks.weeks() + week;
        return switch (asked.outcome()) {
            case Rollout.SESSIONS -> weeks.sessions()[cell];
            case Rollout.REVENUE -> weeks.revenue()[cell];
            case Rollout.ACTIVE -> weeks.active(user, week) ? 1 : 0;
            default -> {
                int[] counts = weeks.counts().get(asked.outcome());
                yield counts == null ? 0 : counts[cell];
            }
        };
    }

    /** Mean per week over these weeks. */
    static double mean(UnitWeeks weeks, Rollout asked, int user, int from) {
        double sum = 0;
        for (int t = from; t < weeks.fullWeeks(); t++) {
            sum += outcome(weeks, asked, user, t);
        }
        return sum / (weeks.fullWeeks() - from);
    }

    static String label(Rollout asked) {
        return switch (asked.outcome()) {
            case Rollout.SESSIONS -> "Sessions per user and week";
            case Rollout.REVENUE -> "Revenue per user and week";
            case Rollout.ACTIVE -> "Share active in a week";
            default -> Words.label(asked.outcome()) + " events per user and week";
        };
    }

    double y(int unit, int week) {
        return outcome(weeks, asked, users[unit], week);
    }

    int adopters() {
        return (int) Arrays.stream(start).filter(s -> s != EventStudy.NEVER).count();
    }

    /** The week from which on every adopter has the rollout. */
    int everybodyFrom() {
        return Arrays.stream(start).filter(s -> s != EventStudy.NEVER).max().orElseThrow();
    }

    /** Without covariates. */
    AdoptionPanel plain() {
        return AdoptionPanel.plain(this::y, weeks.fullWeeks(), start);
    }

    /** These users as the sample of a comparison of adopters with others, by their weeks from {@code from} on. */
    ObservationalSample sample(int from) {
        boolean[] treated = new boolean[users.length];
        double[] y = new double[users.length];
        for (int i = 0; i < users.length; i++) {
            treated[i] = start[i] != EventStudy.NEVER;
            y[i] = mean(weeks, asked, users[i], from);
        }
        return new ObservationalSample(users, treated, y, adopters());
    }

    /** Attributes asked for, numbers of 0 and more also as logarithms of 1 + x: how often people came before is skewed. */
    Map<String, double[]> numbers() {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (String name : asked.adjustFor()) {
            double[] own = weeks.numbers().get(name);
            if (own != null) {
                all.put(name, own);
                if (Arrays.stream(users).allMatch(u -> own[u] >= 0)) {
                    all.put("log_" + name, Arrays.stream(own).map(Math::log1p).toArray());
                }
            }
        }
        return all;
    }

    /** The text attributes among those asked for. */
    Map<String, Category> categories() {
        Map<String, Category> all = new LinkedHashMap<>();
        for (String name : asked.adjustFor()) {
            Category own = weeks.categories().get(name);
            if (own != null) {
                all.put(name, own);
            }
        }
        return all;
    }

    /** These users only. */
    RolloutUnits only(int[] chosen) {
        return new RolloutUnits(
                weeks,
                asked,
                Arrays.stream(chosen).map(i -> users[i]).toArray(),
                Arrays.stream(chosen).map(i -> start[i]).toArray(),
                leftOut);
    }

    /** The users as data without metrics, for what is adjusted for. */
    ExperimentData data(Map<String, double[]> numbers) {
        return new ExperimentData(
                List.of("others", "adopters"),
                weeks.userIds(),
                weeks.variant(),
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                categories(),
                numbers,
                Map.of(),
                null,
                new TestSummary(0, 0));
    }

    /** What is adjusted for in the order of the study, each logarithm behind its number. */
    List<String> names(Collection<String> numbers) {
        List<String> names = new ArrayList<>();
        for (String name : asked.adjustFor()) {
            names.add(name);
            if (numbers.contains("log_" + name)) {
                names.add("log_" + name);
            }
        }
        return names;
    }
}
