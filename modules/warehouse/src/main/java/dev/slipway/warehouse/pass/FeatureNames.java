package dev.slipway.warehouse.pass;

import dev.slipway.core.study.ColumnSum.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the variable {@code offers} of the dbt project says.
 *
 * @param left null where nobody leaves
 * @param windows over how many weeks before
 */
record FeatureNames(
        String action,
        String propensity,
        @Nullable String left,
        List<Sum> sums,
        List<Feature> features,
        List<Integer> windows,
        List<Ratio> ratios) {
    /** What a week brought. */
    record Sum(String name, List<Term> terms) {}

    /** A column of the weeks that is summed, and how its features begin. */
    record Feature(String source, String name) {}

    /** One feature over another. */
    record Ratio(String name, String above, String below) {}

    static FeatureNames of(@Nullable Map<?, ?> offers) {
        if (offers == null) {
            throw new IllegalArgumentException("the pass of features needs the variable offers");
        }
        Object left = offers.get("left");
        return new FeatureNames(
                text(offers, "action"),
                text(offers, "propensity"),
                left == null ? null : left.toString(),
                maps(offers, "sums").stream()
                        .map(sum -> new Sum(
                                text(sum, "name"),
                                maps(sum, "terms").stream()
                                        .map(term -> new Term(
                                                text(term, "column"), Boolean.TRUE.equals(term.get("subtracted"))))
                                        .toList()))
                        .toList(),
                maps(offers, "columns").stream()
                        .map(column -> new Feature(text(column, "source"), text(column, "feature")))
                        .toList(),
                windows(offers),
                maps(offers, "ratios").stream()
                        .map(ratio -> new Ratio(text(ratio, "name"), text(ratio, "above"), text(ratio, "below")))
                        .toList());
    }

    /** Of the table, in its order. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("unit_no", "week", "is_exposed", "offer", "propensity", "has_left", "weeks_before"));
        sums.forEach(sum -> columns.add(sum.name()));
        columns.addAll(windowed());
        ratios.forEach(ratio -> columns.add(ratio.name()));
        return columns;
    }

    /** The features that are sums, window by window. */
    List<String> windowed() {
        List<String> names = new ArrayList<>();
        for (int window : windows) {
            features.forEach(feature -> names.add(feature.name() + "_" + window + "w"));
        }
        return names;
    }

    private static List<Integer> windows(Map<?, ?> offers) {
        List<Integer> windows = new ArrayList<>();
        if (offers.get("windows") instanceof List<?> list) {
            list.forEach(window -> windows.add(Integer.valueOf(window.toString())));
        }
        return windows;
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
        List<Map<?, ?>> found = new ArrayList<>();
        if (map.get(key) instanceof List<?> list) {
            list.forEach(entry -> found.add((Map<?, ?>) entry));
        }
        return found;
    }
}
