package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The conditions under which parametric survival models warn. */
final class SurvivalWarnings {
    private SurvivalWarnings() {}

    static List<StatWarning> dependent(List<String> names, boolean[] kept) {
        String columns = IntStream.range(0, kept.length)
                .filter(j -> !kept[j])
                .mapToObj(names::get)
                .collect(Collectors.joining(", "));
        return columns.isEmpty()
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.RANK_DEFICIENT,
                        "These columns depend on the columns before them and have no coefficient: " + columns + "."));
    }

    /** No event lies on one side of these columns. */
    static List<StatWarning> unbounded(List<String> columns) {
        return columns.isEmpty()
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.SEPARATION,
                        "The likelihood keeps rising as these coefficients grow, so they have no finite estimate: "
                                + String.join(", ", columns) + "."));
    }

    static StatWarning notConverged(int iterations) {
        return new StatWarning(
                StatWarning.Kind.NOT_CONVERGED,
                String.format(Locale.ROOT, "The likelihood was still rising after %d iterations.", iterations));
    }

    static List<StatWarning> fewEvents(int events, int cause) {
        return events >= 5
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.RARE_EVENTS,
                        String.format(
                                Locale.ROOT, "Cause %d happened only %d times; its band is rough.", cause, events)));
    }
}
