package dev.slipway.warehouse.pass;

import dev.slipway.core.study.ColumnSum.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the variable {@code week_features} of the dbt project says.
 *
 * @param action null where nobody asks about offers, as the propensity
 * @param left null where nobody leaves
 * @param known sums of earlier weeks that become known late
 * @param windows over how many weeks before
 * @param activities columns that say whether a user was active
 * @param activeBack weeks before of which each says by itself whether the user was
 */
record FeatureNames(
        @Nullable String action,
        @Nullable String propensity,
        @Nullable String left,
        List<Sum> sums,
        List<Late> known,
        List<Feature> features,
        List<Integer> windows,
        List<Feature> activities,
        List<Integer> activeBack,
        List<Ratio> ratios) {
    /**
     * What a week brought.
     *
     * @param any whether only counts that it lies above zero
     */
    record Sum(String name, List<Term> terms, boolean any) {}

    /** A sum over all weeks before this one but the last {@code gap}. */
    record Late(String name, String sum, int gap) {}

    /** A column of the weeks that is summed, and how its features begin. */
    record Feature(String source, String name) {}

    /** One feature over another. */
    record Ratio(String name, String above, String below) {}

    static FeatureNames of(@Nullable Map<?, ?> asked) {
        if (asked == null) {
            throw new IllegalArgumentException("the pass of features needs the variable week_features");
        }
        return new FeatureNames(
                orNull(asked, "action"),
                orNull(asked, "propensity"),
                orNull(asked, "left"),
                maps(asked, "sums").stream()
                        .map(sum -> new Sum(
                                text(sum, "name"),
                                maps(sum, "terms").stream()
                                        .map(term -> new Term(
                                                text(term, "column"), Boolean.TRUE.equals(term.get("subtracted"))))
                                        .toList(),
                                Boolean.TRUE.equals(sum.get("any"))))
                        .toList(),
                maps(asked, "known").stream()
                        .map(late ->
                                new Late(text(late, "name"), text(late, "sum"), Integer.parseInt(text(late, "gap"))))
                        .toList(),
                features(asked, "columns"),
                numbers(asked, "windows"),
                features(asked, "activities"),
                numbers(asked, "activity_back"),
                maps(asked, "ratios").stream()
                        .map(ratio -> new Ratio(text(ratio, "name"), text(ratio, "above"), text(ratio, "below")))
                        .toList());
    }

    /** Of the table, in its order. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("unit_no", "week", "is_exposed", "offer", "propensity", "has_left", "weeks_before"));
        sums.forEach(sum -> columns.add(sum.name()));
        known.forEach(late -> columns.add(late.name()));
        columns.addAll(windowed());
        columns.addAll(retention());
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

    /** How a unit came back so far. */
    List<String> retention() {
        List<String> names = new ArrayList<>();
        for (Feature activity : activities) {
            names.addAll(List.of(activity.name() + "_share", "weeks_since_" + activity.name()));
            activeBack.forEach(back -> names.add(activity.name() + "_" + back + "_weeks_ago"));
        }
        return names;
    }

    private static List<Feature> features(Map<?, ?> asked, String key) {
        return maps(asked, key).stream()
                .map(column -> new Feature(text(column, "source"), text(column, "feature")))
                .toList();
    }

    private static List<Integer> numbers(Map<?, ?> asked, String key) {
        List<Integer> numbers = new ArrayList<>();
        if (asked.get(key) instanceof List<?> list) {
            list.forEach(number -> numbers.add(Integer.valueOf(number.toString())));
        }
        return numbers;
    }

    private static @Nullable String orNull(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
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
