package dev.slipway.readout.analysis;

import dev.slipway.readout.text.Words;
import dev.slipway.warehouse.ExperimentData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One main effect of a model.
 *
 * @param name as in the study
 * @param numbers by unit; null for a factor
 * @param codes level of each unit, −1 is missing; null for a number
 * @param levels of a factor; empty for a number
 */
record ModelTerm(String name, String label, double @Nullable [] numbers, int @Nullable [] codes, List<String> levels) {
    static final String VARIANT = "variant";

    static ModelTerm of(ExperimentData data, String name) throws CannotFit {
        if (name.equals(VARIANT)) {
            return new ModelTerm(name, "Variant", null, data.variant(), data.variants());
        }
        ExperimentData.Category category = data.categories().get(name);
        double[] numbers = data.numbers().get(name);
        if (category == null && numbers == null) {
            throw new CannotFit("The data has no attribute " + name + ".");
        }
        if (category != null) {
            return new ModelTerm(name, Words.label(name), null, category.code(), category.levels());
        }
        return new ModelTerm(name, Words.label(name), numbers, null, List.of());
    }

    boolean isVariant() {
        return name.equals(VARIANT);
    }

    /** Takes out the units without a value. */
    void dropMissing(boolean[] complete) {
        for (int u = 0; u < complete.length; u++) {
            boolean known = codes != null ? codes[u] >= 0 : numbers != null && Double.isFinite(numbers[u]);
            complete[u] &= known;
        }
    }

    double[] numbers(int[] rows) {
        double[] result = new double[rows.length];
        for (int i = 0; numbers != null && i < rows.length; i++) {
            result[i] = numbers[rows[i]];
        }
        return result;
    }

    int[] codes(int[] rows) {
        int[] result = new int[rows.length];
        for (int i = 0; codes != null && i < rows.length; i++) {
            result[i] = codes[rows[i]];
        }
        return result;
    }

    /** Units at each level. */
    long[] sizes(int[] codesOfRows) {
        long[] sizes = new long[levels.size()];
        for (int code : codesOfRows) {
            sizes[code]++;
        }
        return sizes;
    }

    /**
     * The level that the others are compared with: the control, or the biggest (the first of equals).
     *
     * @return −1 when no row has the control
     */
    int reference(long[] sizes) {
        if (isVariant()) {
            return sizes[0] > 0 ? 0 : -1;
        }
        int biggest = 0;
        for (int l = 1; l < sizes.length; l++) {
            biggest = sizes[l] > sizes[biggest] ? l : biggest;
        }
        return biggest;
    }

    /** How a level is called that others are compared with: "control", "US". */
    String reference(String level) {
        return isVariant() ? Words.of(level) : Words.level(level);
    }

    /** What all units share: "variant control", "Country DE". */
    String same(String level) {
        return isVariant() ? "variant " + level : label + " " + Words.level(level);
    }

    /** What is compared: "Treatment", "Country: DE". */
    String shortLabel(String level) {
        return isVariant() ? Words.label(level) : label + ": " + Words.level(level);
    }
}
