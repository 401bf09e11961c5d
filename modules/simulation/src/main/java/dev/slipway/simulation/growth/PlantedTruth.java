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
 * mean is the expected sum over the weeks per user, a ratio divides the one such sum by the other.
 */
final class PlantedTruth {
    private final Blueprint blueprint;

    /** By number of weeks; made when first asked for, since all users are gone through. */
    private final Map<Integer, Totals> totals = new ConcurrentHashMap<>();

    PlantedTruth(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** The effect of the first variant that is not the control. */
    OptionalDouble of(Metric metric) {
        return first().map(variant -> of(metric, variant)).orElse(OptionalDouble.empty());
    }

    /** The effect of a variant. */
    OptionalDouble of(Metric metric, String variant) {
        OptionalInt weeks = weeks(metric);
        if (weeks.isEmpty() || !variants().contains(variant)) {
            return OptionalDouble.empty();
        }
        Totals known = totals(weeks.getAsInt());
        return OptionalDouble.of(effect(metric, variant, known::means));
    }

    /** The effect of the first variant that is not the control, by level of an attribute. */
    Map<String, Double> by(Metric metric, String attribute) {
        OptionalInt weeks = weeks(metric);
        Optional<String> variant = first();
        if (weeks.isEmpty() || variant.isEmpty() || Totals.levels(attribute).isEmpty()) {
            return Map.of();
        }
        Totals known = totals(weeks.getAsInt());
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

    private Totals totals(int weeks) {
        return totals.computeIfAbsent(weeks, count -> Totals.of(blueprint, count));
    }

    private double effect(Metric metric, String variant, Function<String, double[]> means) {
        return value(metric, means.apply(variant)) - value(metric, means.apply(control()));
    }

    private static double value(Metric metric, double[] means) {
        double sum = sum(metric.column(), means);
        return metric.kind() == MetricKind.RATIO ? sum / sum(metric.denominator(), means) : sum;
    }

    /** How many weeks the metric looks at; empty where the world does not know the truth. */
    private OptionalInt weeks(Metric metric) {
        boolean ratio = metric.kind() == MetricKind.RATIO;
        boolean known = metric.event() == null
                && metric.cap() == null
                && (ratio || metric.kind() == MetricKind.MEAN)
                && known(metric.column())
                && (!ratio || known(metric.denominator()))
                && variants().contains(control());
        return known ? weeks(metric.within()) : OptionalInt.empty();
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
