package dev.slipway.simulation.growth;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.ColumnSum.Term;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The effects on metrics over sums of weekly columns: variant − control, of users had all of them been in the one or the other. A
 * mean is the expected sum over the weeks per user, a ratio divides the one such sum by the other, a proportion is the share of users
 * with any of one column.
 */
final class PlantedTruth {
    private final Blueprint blueprint;

    /** Made when first asked for, since all users are gone through. */
    private final Map<View, Totals> totals = new ConcurrentHashMap<>();

    /**
     * How metrics look at weeks.
     *
     * @param any whether there was any, or else how much
     */
    private record View(int weeks, boolean any) {}

    PlantedTruth(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** The effect of the first variant that is not the control. */
    OptionalDouble of(Metric metric) {
        return first().map(variant -> of(metric, variant)).orElse(OptionalDouble.empty());
    }

    /** The effect of a variant. */
    OptionalDouble of(Metric metric, String variant) {
        View view = view(metric);
        if (view == null || !variants().contains(variant)) {
            return OptionalDouble.empty();
        }
        Totals known = totals(view);
        double effect = effect(metric, variant, known::means);
        return Double.isFinite(effect) ? OptionalDouble.of(effect) : OptionalDouble.empty();
    }

    /** The effect of the first variant that is not the control, by level of an attribute. */
    Map<String, Double> by(Metric metric, String attribute) {
        View view = view(metric);
        Optional<String> variant = first();
        if (view == null || variant.isEmpty() || Totals.levels(attribute).isEmpty()) {
            return Map.of();
        }
        Totals known = totals(view);
        Map<String, Double> effects = new LinkedHashMap<>();
        for (String level : Totals.levels(attribute)) {
            double effect = effect(metric, variant.get(), arm -> known.means(arm, attribute, level));
            if (Double.isFinite(effect)) {
                effects.put(level, effect);
            }
        }
        return effects;
    }

    private Optional<String> first() {
        return variants().stream().filter(variant -> !variant.equals(control())).findFirst();
    }

    private List<String> variants() {
        return List.copyOf(blueprint.experiment().allocation().variants().keySet());
    }

    private String control() {
        return blueprint.experiment().control();
    }

    private Totals totals(View view) {
        return totals.computeIfAbsent(
                view,
                key -> Totals.of(
                        blueprint,
                        key.any() ? new Occurrence(blueprint, key.weeks()) : new Course(blueprint, key.weeks())));
    }

    private double effect(Metric metric, String variant, Function<String, double[]> means) {
        return value(metric, means.apply(variant)) - value(metric, means.apply(control()));
    }

    private static double value(Metric metric, double[] means) {
        double sum = sum(metric.column(), means);
        return metric.kind() == MetricKind.RATIO ? sum / sum(metric.denominator(), means) : sum;
    }

    /** How the metric looks at weeks; null where the world does not know the truth. */
    private @Nullable View view(Metric metric) {
        boolean known = metric.event() == null
                && metric.cap() == null
                && known(metric.column())
                && variants().contains(control())
                && switch (metric.kind()) {
                    case MEAN -> true;
                    case RATIO -> known(metric.denominator());
                    case PROPORTION -> Columns.NAMES.contains(String.valueOf(metric.column()));
                    default -> false;
                };
        OptionalInt weeks = weeks(metric.within());
        return known && weeks.isPresent() ? new View(weeks.getAsInt(), metric.kind() == MetricKind.PROPORTION) : null;
    }

    private OptionalInt weeks(@Nullable Duration within) {
        int all = blueprint.weeks().count();
        if (within == null) {
            return OptionalInt.of(all);
        }
        boolean whole = !within.isZero() && within.toMillis() % Weeks.LENGTH == 0;
        long weeks = within.toMillis() / Weeks.LENGTH;
        return whole && weeks <= all ? OptionalInt.of((int) weeks) : OptionalInt.empty();
    }

    private static boolean known(@Nullable String columns) {
        return columns != null
                && ColumnSum.parse(columns)
                        .filter(sum -> Columns.NAMES.containsAll(sum.columns()))
                        .isPresent();
    }

    private static double sum(@Nullable String columns, double[] means) {
        double sum = 0;
        for (Term term : ColumnSum.parse(String.valueOf(columns)).orElseThrow().terms()) {
            double mean = means[Columns.NAMES.indexOf(term.column())];
            sum += term.subtracted() ? -mean : mean;
        }
        return sum;
    }
}
