package dev.slipway.readout.weekly;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Drift;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.model.WeeklyDriftReadout.Week;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.warehouse.UnitWeeks;
import dev.slipway.warehouse.WeekTraits;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds each full week of the study against the first ones, feature by feature. The unit is a user: a user's weeks are not
 * independent, and the limits of chance take that into account; between users they need independence. The level is shared evenly among all
 * features and weeks (Bonferroni), so that without any drift all cells together stay below their limits with the level's
 * probability.
 */
public final class WeeklyDriftCalculator {
    private final UnitWeeks data;
    private final Drift asked;
    private final double alpha;
    private final int weeks;
    private final JobContext context;

    private WeeklyDriftCalculator(UnitWeeks data, Drift asked, double alpha, JobContext context) {
        this.data = data;
        this.asked = asked;
        this.alpha = alpha;
        this.context = context;
        this.weeks = data.fullWeeks() - first(data);
    }

    /** Week 0 of the study; before it nobody had met the experiment, and files often hold only a part. */
    private static int first(UnitWeeks data) {
        return Math.max(0, -data.firstWeek());
    }

    /** Null when the study does not ask. */
    public static @Nullable WeeklyDriftReadout compute(Study study, UnitWeeks data, JobContext context) {
        Drift asked = study.analyses().drift();
        WeekTraits traits = data.traits();
        return asked == null || traits == null
                ? null
                : new WeeklyDriftCalculator(data, asked, study.decision().alpha(), context).compute(traits);
    }

    private WeeklyDriftReadout compute(WeekTraits traits) {
        int reference = asked.referenceWeeks();
        List<Week> known = IntStream.range(0, Math.max(0, weeks))
                .mapToObj(w -> new Week(w + 1, active(w)))
                .toList();
        if (weeks <= reference
                || known.stream().limit(reference).mapToLong(Week::users).sum() == 0) {
            String sentence = weeks <= reference
                    ? "The data has " + Numbers.counted(Math.max(0, weeks), "full week", "full weeks")
                            + ", and the reference is " + Numbers.counted(reference, "week", "weeks")
                            + " long: no week is left to compare."
                    : "Nobody was active in the weeks of the reference.";
            return new WeeklyDriftReadout(
                    reference, known, 1 - alpha, 0, asked.alert(), List.of(), List.of(), List.of(sentence));
        }
        List<Supplier<@Nullable WeekFeature>> features =
                WeekFeatures.of(data, traits, first(data), weeks, reference, context);
        int comparisons = features.size() * (weeks - reference);
        List<Measured> measured = measured(features, traits, 1 - alpha / comparisons);
        List<Alert> alerts = WeeklyAlerts.of(
                measured.stream().map(Measured::moved).filter(Objects::nonNull).toList(),
                reference,
                WeeklyWords.reference(reference),
                weeks,
                alpha);
        Set<String> moved = alerts.stream().map(Alert::feature).collect(Collectors.toSet());
        List<Feature> sorted = measured.stream()
                .map(Measured::compared)
                .sorted(Comparator.<Feature>comparingInt(f -> moved.contains(f.name()) ? 0 : 1)
                        .thenComparing(
                                Comparator.comparingDouble(Feature::largest).reversed()))
                .toList();
        return new WeeklyDriftReadout(
                reference, known, 1 - alpha, comparisons, asked.alert(), sorted, alerts, warnings(sorted));
    }

    /** A feature that was compared; null in {@code moved} without an alert. */
    record Measured(Feature compared, WeeklyAlerts.@Nullable Moved moved) {}

    /** Each feature is made once and gone before all are done, since all at once would be too many. */
    private List<Measured> measured(List<Supplier<@Nullable WeekFeature>> features, WeekTraits traits, double level) {
        WeekComparison comparison = new WeekComparison(asked.referenceWeeks(), asked.alert(), level, context);
        ArmsTests arms =
                new ArmsTests(ArmsTests.Users.of(data, traits, first(data)), asked.referenceWeeks(), alpha, context);
        return features.parallelStream()
                .map(made -> {
                    WeekFeature feature = made.get();
                    return feature == null ? null : measured(feature, comparison, arms);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** One feature against its reference. */
    static Measured measured(WeekFeature feature, WeekComparison comparison, ArmsTests arms) {
        Feature compared = comparison.compare(feature);
        List<WeekRun> runs = WeekRun.of(compared);
        boolean moved = runs.stream().anyMatch(WeekRun::alert);
        return new Measured(compared, moved ? new WeeklyAlerts.Moved(compared, runs, arms.of(feature, runs)) : null);
    }

    private long active(int week) {
        context.checkCancelled();
        return IntStream.range(0, data.users())
                .filter(u -> data.active(u, first(data) + week))
                .count();
    }

    private static List<String> warnings(List<Feature> features) {
        List<String> few = features.stream()
                .filter(f -> !f.cells().stream().allMatch(Cell::tested))
                .map(Feature::label)
                .toList();
        return few.isEmpty()
                ? List.of()
                : List.of("Too few users for a limit of chance in some week, so nothing is said there: "
                        + String.join(", ", few) + ".");
    }
}
