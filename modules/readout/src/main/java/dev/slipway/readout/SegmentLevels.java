package dev.slipway.readout;

import dev.slipway.readout.text.BinLabels;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the users that an attribute makes: a text's values, a number's values where they are few, else about four equal parts, cut
 * at its quartiles rounded to three digits, so that the words say where the cuts are. The cuts are those of all arms together: every arm
 * is divided alike.
 *
 * @param ordered whether the levels have an order of their own
 */
record SegmentLevels(Category category, boolean ordered) {
    private static final int FEW = 8;
    private static final int PARTS = 4;
    private static final MathContext DIGITS = new MathContext(3);

    /** Null where the data has no such attribute, or it is the same for all. */
    static @Nullable SegmentLevels of(ExperimentData data, String attribute) {
        Category category = data.categories().get(attribute);
        double[] numbers = data.numbers().get(attribute);
        return category != null
                ? new SegmentLevels(category, false)
                : numbers == null ? null : new SegmentLevels(ofNumbers(numbers), true);
    }

    static Category ofNumbers(double[] values) {
        TreeSet<Double> different = new TreeSet<>();
        for (int i = 0; i < values.length && different.size() <= FEW; i++) {
            if (Double.isFinite(values[i])) {
                different.add(values[i] + 0.0);
            }
        }
        return different.size() <= FEW ? ofValues(values, List.copyOf(different)) : ofCuts(values, cuts(values));
    }

    private static Category ofValues(double[] values, List<Double> different) {
        return new Category(
                different.stream().map(BinLabels::plain).toList(),
                Arrays.stream(values).mapToInt(v -> different.indexOf(v + 0.0)).toArray());
    }

    private static List<Double> cuts(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        TreeSet<Double> cuts = new TreeSet<>();
        for (int part = 1; part < PARTS; part++) {
            double cut = new BigDecimal(sorted[(int) ((long) sorted.length * part / PARTS)])
                    .round(DIGITS)
                    .doubleValue();
            if (cut >= sorted[0] && cut < sorted[sorted.length - 1]) {
                cuts.add(cut + 0.0);
            }
        }
        return List.copyOf(cuts);
    }

    private static Category ofCuts(double[] values, List<Double> cuts) {
        double[] edges = cuts.stream().mapToDouble(Double::doubleValue).toArray();
        List<String> names = cuts.isEmpty()
                ? List.of("all")
                : BinLabels.of(edges, Arrays.stream(values)).exact();
        int[] code = new int[values.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = -1;
            for (int part = 0; part <= cuts.size() && code[i] < 0 && Double.isFinite(values[i]); part++) {
                code[i] = part == cuts.size() || values[i] <= cuts.get(part) ? part : -1;
            }
        }
        return new Category(names, code);
    }
}
