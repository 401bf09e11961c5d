package dev.slipway.simulation.behavior;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.simulation.behavior.Expectations.Courses;
import dev.slipway.simulation.behavior.Expectations.Part;
import dev.slipway.simulation.behavior.Expectations.Window;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The effects on metrics over events, for windows of whole days, computed by {@link Expectations}. */
record PlantedTruth(Blueprint blueprint) {
    OptionalDouble of(Metric metric) {
        Window window = window(metric);
        return window == null ? OptionalDouble.empty() : OptionalDouble.of(effect(metric, window, Part.ALL));
    }

    /** By level of an attribute that does not change: channel, device at sign-up, country. */
    Map<String, Double> by(Metric metric, String attribute) {
        Window window = window(metric);
        if (window == null) {
            return Map.of();
        }
        return switch (attribute) {
            case "acquisition_channel" -> levels(Population.CHANNELS, metric, window, true);
            case "device_type" -> levels(Population.DEVICES, metric, window, false);
            case "country" -> countries(metric, window);
            default -> Map.of();
        };
    }

    private Map<String, Double> levels(List<String> names, Metric metric, Window window, boolean channels) {
        Map<String, Double> effects = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Part part = channels ? new Part(i, -1) : new Part(-1, i);
            effects.put(names.get(i), effect(metric, window, part));
        }
        return effects;
    }

    /** Countries differ in what a basket costs and in nothing else. */
    private Map<String, Double> countries(Metric metric, Window window) {
        double overall = effect(metric, window, Part.ALL);
        Map<String, Double> effects = new LinkedHashMap<>();
        for (int i = 0; i < Population.PRICE.length; i++) {
            double price = metric.kind() == MetricKind.MEAN ? Population.PRICE[i] : 1;
            effects.put(Population.COUNTRIES.get(i), price * overall);
        }
        return effects;
    }

    /** The metric's window, or null where the world does not know the truth. */
    private @Nullable Window window(Metric metric) {
        if (metric.cap() != null || metric.column() != null || !known(metric.event())) {
            return null;
        }
        Window window = switch (metric.kind()) {
            case RETENTION -> day(metric.day());
            case PROPORTION, COUNT -> days(metric.within());
            case MEAN -> "purchase".equals(metric.event()) ? days(metric.within()) : null;
            case RATIO -> known(metric.denominator()) ? days(metric.within()) : null;
            case QUANTILE -> null;
        };
        return window == null || window.to() >= blueprint.calendar().days() ? null : window;
    }

    private static boolean known(@Nullable String event) {
        return event != null && EventNames.ALL.contains(event);
    }

    private static @Nullable Window day(@Nullable Integer day) {
        return day == null ? null : new Window(day, day + 1);
    }

    private static @Nullable Window days(@Nullable Duration within) {
        return within == null || within.toMillis() % Calendar.DAY != 0 || within.isZero()
                ? null
                : new Window(0, (int) within.toDays());
    }

    private double effect(Metric metric, Window window, Part part) {
        return value(metric, window, blueprint.treated(), part) - value(metric, window, blueprint.plain(), part);
    }

    private double value(Metric metric, Window window, Courses courses, Part part) {
        Expectations expectations = blueprint.expectations();
        int event = EventNames.ALL.indexOf(metric.event());
        return switch (metric.kind()) {
            case MEAN -> expectations.sum(window, courses, PerSession.revenue(), part);
            case COUNT -> expectations.sum(window, courses, PerSession.count(event), part);
            case RATIO ->
                expectations.sum(window, courses, PerSession.count(event), part)
                        / expectations.sum(
                                window, courses, PerSession.count(EventNames.ALL.indexOf(metric.denominator())), part);
            default -> expectations.any(window, courses, PerSession.reaches(event), part);
        };
    }
}
