package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who counts as treated where nobody drew lots: an attribute of 0 and 1 (or yes and no), or the study's own first treatment
 * against its control.
 *
 * @param words who counts as treated, for people
 * @param comparison names of both groups, the treated first
 * @param group of each row: 1 treated, 0 not, −1 neither or unknown
 */
record TreatedGroups(String words, List<String> comparison, byte[] group) {
    private static final Set<String> YES = Set.of("1", "yes", "true", "y", "t");
    private static final Set<String> NO = Set.of("0", "no", "false", "n", "f");

    /** Null when the attribute is not there or says something else than yes and no; the reason is added to the warnings. */
    static @Nullable TreatedGroups of(AnalysisInput input, Observational asked, List<String> warnings) {
        ExperimentData data = input.data();
        String attribute = asked.treated();
        if (attribute == null) {
            return ofArms(data, warnings);
        }
        double[] numbers = data.numbers().get(attribute);
        Category category = data.categories().get(attribute);
        byte[] group = numbers != null ? ofNumbers(numbers) : category != null ? ofWords(category) : null;
        if (group == null) {
            warnings.add(
                    numbers == null && category == null
                            ? "The data has no attribute " + attribute + ", so nobody counts as treated."
                            : "The attribute " + attribute
                                    + " has other values than 0 and 1, yes and no or true and false, so it does not say who"
                                    + " was treated.");
            return null;
        }
        String word = Words.of(attribute);
        return new TreatedGroups(Words.capital(word) + ": yes", List.of(word, "no " + word), group);
    }

    private static @Nullable TreatedGroups ofArms(ExperimentData data, List<String> warnings) {
        if (data.variants().size() < 2) {
            warnings.add("The data has one arm only, so there is nobody to compare with.");
            return null;
        }
        byte[] group = new byte[data.units()];
        for (int u = 0; u < group.length; u++) {
            group[u] = (byte) (data.variant()[u] > 1 ? -1 : data.variant()[u]);
        }
        String control = data.variants().get(0);
        String treatment = data.variants().get(1);
        return new TreatedGroups(
                "Arm " + treatment + " against " + control + ", as if nobody had drawn lots",
                List.of(treatment, control),
                group);
    }

    private static byte @Nullable [] ofNumbers(double[] values) {
        byte[] group = new byte[values.length];
        for (int u = 0; u < group.length; u++) {
            boolean known = !Double.isNaN(values[u]);
            if (known && values[u] != 0 && values[u] != 1) {
                return null;
            }
            group[u] = (byte) (known ? values[u] : -1);
        }
        return group;
    }

    private static byte @Nullable [] ofWords(Category category) {
        byte[] meaning = new byte[category.levels().size()];
        Arrays.fill(meaning, (byte) -1);
        for (int l = 0; l < meaning.length; l++) {
            String level = category.levels().get(l).strip().toLowerCase(Locale.ROOT);
            if (!YES.contains(level) && !NO.contains(level)) {
                return null;
            }
            meaning[l] = (byte) (YES.contains(level) ? 1 : 0);
        }
        byte[] group = new byte[category.code().length];
        for (int u = 0; u < group.length; u++) {
            int code = category.code()[u];
            group[u] = code < 0 ? -1 : meaning[code];
        }
        return group;
    }
}
