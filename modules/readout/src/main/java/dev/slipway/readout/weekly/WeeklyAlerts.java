package dev.slipway.readout.weekly;

import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.stats.drift.ClusteredPsi;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which weeks of a feature are one alert, and whether the arms of the experiment moved alike in them. */
final class WeeklyAlerts {
    private final int reference;
    private final String words;
    private final int weeks;
    private final double alpha;
    private final int tests;

    /**
     * Alerts of these features.
     *
     * @param alpha of all tests of the arms together, among which it is shared evenly
     */
    private WeeklyAlerts(List<Moved> moved, int reference, String words, int weeks, double alpha) {
        this.reference = reference;
        this.words = words;
        this.weeks = weeks;
        this.alpha = alpha;
        tests = moved.stream()
                .mapToInt(one -> (int) one.tests().stream()
                        .filter(test -> test.result() != null)
                        .count())
                .sum();
    }

    /** A feature with an alert: all of its runs, and how the arms did in them. */
    record Moved(Feature feature, List<WeekRun> runs, List<ArmsTests.Test> tests) {}

    /**
     * The largest first.
     *
     * @param reference the last week of the reference
     * @param words the weeks of the reference in words
     */
    static List<Alert> of(List<Moved> moved, int reference, String words, int weeks, double alpha) {
        WeeklyAlerts alerts = new WeeklyAlerts(moved, reference, words, weeks, alpha);
        return moved.stream()
                .map(alerts::alert)
                .sorted(Comparator.comparingDouble(Alert::psi).reversed())
                .toList();
    }

    private Alert alert(Moved moved) {
        Feature feature = moved.feature();
        WeekRun run = WeekRun.told(moved.runs(), weeks);
        if (run == null) {
            throw new IllegalArgumentException(feature.name() + " has no alert");
        }
        ArmsTests.Test worst = worst(moved.tests());
        String arms = arms(moved.tests(), worst);
        ClusteredPsi.Result between = worst == null || arms.equals(Alert.UNKNOWN) ? null : worst.result();
        Alert alert = new Alert(
                feature.name(),
                feature.label(),
                run.from(),
                run.to(),
                run.to() == weeks,
                run.peak().week(),
                moved.runs().stream()
                        .flatMap(one ->
                                IntStream.rangeClosed(one.from(), one.to()).boxed())
                        .toList(),
                untested(feature),
                run.peak().psi(),
                run.peak().limit(),
                arms,
                between == null ? null : (Double) between.psi(),
                between == null || worst == null ? null : (Double) worst.limit(alpha, tests),
                "");
        return alert.withSentence(
                WeeklyWords.sentence(feature, run.peak(), words, alert, concerned(moved.tests(), arms)));
    }

    /** Weeks after the reference of which nothing can be said. */
    private List<Integer> untested(Feature feature) {
        return IntStream.rangeClosed(reference + 1, weeks)
                .filter(week -> {
                    Cell cell = feature.cell(week);
                    return cell == null || !cell.tested();
                })
                .boxed()
                .toList();
    }

    /** The test that is furthest beyond its limit; null without any. */
    private ArmsTests.@Nullable Test worst(List<ArmsTests.Test> all) {
        return all.stream()
                .filter(test -> test.result() != null)
                .max(Comparator.comparingDouble(this::beyond))
                .orElse(null);
    }

    /** Distance over its limit; above 1 the arms differ. */
    private double beyond(ArmsTests.Test test) {
        double limit = test.limit(alpha, tests);
        ClusteredPsi.Result result = test.result();
        return result == null || limit == 0 ? 0 : result.psi() / limit;
    }

    /** Alike only where every treatment could be tested in every run, and would have seen one arm move alone. */
    private String arms(List<ArmsTests.Test> all, ArmsTests.@Nullable Test worst) {
        if (worst != null && beyond(worst) > 1) {
            return Alert.DIFFER;
        }
        boolean seen = worst != null && all.stream().allMatch(test -> test.sees(alpha, tests));
        return seen ? Alert.ALIKE : Alert.UNKNOWN;
    }

    /** The treatments that the sentence is about: those that moved apart, or those of which too little is known. */
    private List<String> concerned(List<ArmsTests.Test> all, String arms) {
        return all.stream()
                .filter(test -> arms.equals(Alert.DIFFER) ? beyond(test) > 1 : !test.sees(alpha, tests))
                .map(ArmsTests.Test::variant)
                .distinct()
                .toList();
    }
}
