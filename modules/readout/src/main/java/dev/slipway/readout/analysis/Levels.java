package dev.slipway.readout.analysis;

import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The levels of an attribute that a comparison without randomisation can adjust for. */
final class Levels {
    /** Levels of one attribute that get a column of their own. */
    static final int MOST = 30;

    private static final int FEW_NAMES = 5;
    private static final String REST = "other levels";

    private Levels() {}

    /**
     * The level that each unit counts under; null where it is missing. The rarest of very many are one, and so are those of
     * which a group has one unit, with the next rarest until no group has one unit alone.
     */
    static @Nullable String[] of(String name, Category category, ObservationalSample sample, List<String> warnings) {
        @Nullable String[] levels = new String[sample.units()];
        Map<String, int[]> sizes = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            int code = category.code()[sample.rows()[i]];
            levels[i] = code < 0 ? null : category.levels().get(code);
            sizes.computeIfAbsent(named(levels[i]), level -> new int[2])[sample.treated()[i] ? 1 : 0]++;
        }
        List<String> rarest = new ArrayList<>(sizes.keySet());
        rarest.sort(
                Comparator.comparing((String level) -> total(sizes, level)).thenComparing(Comparator.reverseOrder()));
        Set<String> joined = new LinkedHashSet<>();
        int[] rest = new int[2];
        if (rarest.size() > MOST) {
            warnings.add("The attribute " + name + " has " + Numbers.count(rarest.size())
                    + " levels; the rarest of them are taken together as " + REST + ".");
            rarest.subList(0, rarest.size() - MOST + 1).forEach(level -> join(level, sizes, joined, rest));
        }
        List<String> lone = rarest.stream()
                .filter(level -> !joined.contains(level) && lone(size(sizes, level)))
                .toList();
        lone.forEach(level -> join(level, sizes, joined, rest));
        for (String level : rarest) {
            if (lone(rest) && !joined.contains(level)) {
                join(level, sizes, joined, rest);
            }
        }
        if (!lone.isEmpty()) {
            boolean one = lone.size() == 1;
            String names = lone.size() > FEW_NAMES ? Numbers.count(lone.size()) + " levels" : Words.list(lone);
            String others = joined.size() > lone.size() ? ", together with the next rarest" : "";
            warnings.add("Of " + Words.of(name) + ", " + names + (one ? " has" : " have")
                    + " a single unit in a group, which can't be compared within its level; "
                    + (one ? "it counts" : "they count")
                    + " as " + REST + others + ".");
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = joined.contains(named(levels[i])) ? REST : levels[i];
        }
        return levels;
    }

    /** Whether one of both groups has one unit: alone it decides what is predicted there. */
    static boolean lone(int[] groups) {
        return groups[0] == 1 || groups[1] == 1;
    }

    private static void join(String level, Map<String, int[]> sizes, Set<String> joined, int[] rest) {
        joined.add(level);
        int[] own = size(sizes, level);
        rest[0] += own[0];
        rest[1] += own[1];
    }

    private static String named(@Nullable String level) {
        return level == null ? DesignBuilder.MISSING : level;
    }

    private static int total(Map<String, int[]> sizes, String level) {
        int[] own = size(sizes, level);
        return own[0] + own[1];
    }

    private static int[] size(Map<String, int[]> sizes, String level) {
        return sizes.getOrDefault(level, new int[2]);
    }
}
