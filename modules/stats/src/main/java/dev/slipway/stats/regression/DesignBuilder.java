package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a design matrix from named columns without a formula language: intercept, numeric columns, factors in treatment
 * coding (one 0/1 column per level but the reference), products of terms. Columns stand in the order of the calls.
 */
public final class DesignBuilder {

    /** What to do with a missing value: NaN in a numeric column, null in a factor. */
    public enum Missing {
        /** Refuse it and say where it is. The default. */
        REFUSE,
        /** Leave out rows with a missing value in any term (complete cases); levels that vanish get no column. */
        DROP_ROWS,
        /** A factor's missing values become a level of their own, named {@value #MISSING}; numeric ones are refused. */
        OWN_LEVEL
    }

    /** Name of the level of missing values. */
    public static final String MISSING = "missing";

    private final int rows;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<List<String>> terms = new ArrayList<>();
    private boolean intercept = true;
    private Missing missing = Missing.REFUSE;

    /**
     * One column as it was given.
     *
     * @param codes of a factor, by row: position in {@code levels}, −1 is missing; null for numbers
     * @param levels in alphabetical order
     */
    private record Source(
            double @Nullable [] numbers,
            int @Nullable [] codes,
            List<String> levels,
            @Nullable String reference) {
        boolean missing(int row) {
            return codes != null ? codes[row] < 0 : numbers != null && Double.isNaN(numbers[row]);
        }
    }

    private record Block(List<String> names, List<double[]> columns) {}

    /** An empty design for the given number of rows. */
    public DesignBuilder(int rows) {
        Checks.atLeast(rows, 1, "rows");
        this.rows = rows;
    }

    /** Leaves the intercept out; the first factor then has a column for every level. */
    public DesignBuilder withoutIntercept() {
        intercept = false;
        return this;
    }

    /** Sets what happens to missing values. */
    public DesignBuilder missing(Missing policy) {
        missing = policy;
        return this;
    }

    /** Adds a numeric column. */
    public DesignBuilder numeric(String name, double[] values) {
        Checks.require(values.length == rows, name + " has " + values.length + " rows, not " + rows);
        return add(name, new Source(values, null, List.of(), null));
    }

    /** Adds a factor whose reference level is the first in alphabetical order. */
    public DesignBuilder factor(String name, @Nullable String[] values) {
        return factor(name, values, (String) null);
    }

    /** Adds a factor with a given reference level, which must occur; null for the first in alphabetical order. */
    public DesignBuilder factor(String name, @Nullable String[] values, @Nullable String reference) {
        TreeSet<String> found = new TreeSet<>();
        for (String value : values) {
            if (value != null) {
                found.add(value);
            }
        }
        List<String> levels = List.copyOf(found);
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            String value = values[i];
            codes[i] = value == null ? -1 : Collections.binarySearch(levels, value);
        }
        return factor(name, codes, levels, reference);
    }

    /**
     * Adds a factor that is coded already.
     *
     * @param codes by row: position of the level; −1 is missing
     * @param levels names that differ; columns stand in this order, levels that do not occur have none
     * @param reference which must occur; null for the first level that does
     */
    public DesignBuilder factor(String name, int[] codes, List<String> levels, @Nullable String reference) {
        Checks.require(codes.length == rows, name + " has " + codes.length + " rows, not " + rows);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < -1 || codes[i] >= levels.size()) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] has the level " + codes[i] + " of " + levels.size());
            }
        }
        return add(name, new Source(null, codes, List.copyOf(levels), reference));
    }

    /** Adds the products of terms that were added before. */
    public DesignBuilder interaction(String... names) {
        for (String name : names) {
            Checks.require(sources.containsKey(name), "the interaction names " + name + ", which is not in the design");
        }
        terms.add(List.of(names));
        return this;
    }

    /**
     * The design.
     *
     * @throws IllegalArgumentException for a missing value under {@link Missing#REFUSE}, an infinite value, a reference
     *     that does not occur, no row left, no column
     */
    public DesignMatrix build() {
        int[] kept = keptRows();
        Checks.require(kept.length > 0, "every row has a missing value");
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        if (intercept) {
            double[] ones = new double[kept.length];
            Arrays.fill(ones, 1);
            append(new Block(List.of("(intercept)"), List.of(ones)), -1, names, columns, owners);
        }
        Map<String, Block> blocks = new LinkedHashMap<>();
        boolean full = !intercept;
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            boolean factor = entry.getValue().codes() != null;
            blocks.put(entry.getKey(), block(entry.getKey(), entry.getValue(), kept, full && factor));
            full &= !factor;
        }
        for (int t = 0; t < terms.size(); t++) {
            Block product = Objects.requireNonNull(blocks.get(terms.get(t).get(0)));
            for (String name : terms.get(t).subList(1, terms.get(t).size())) {
                product = product(product, Objects.requireNonNull(blocks.get(name)));
            }
            append(product, t, names, columns, owners);
        }
        Checks.require(!columns.isEmpty(), "the design has no column");
        int[] owner = owners.stream().mapToInt(Integer::intValue).toArray();
        Matrix x = Matrix.ofColumns(columns.toArray(double[][]::new));
        return new DesignMatrix(x, names, owner, kept, intercept || !full);
    }

    private DesignBuilder add(String name, Source source) {
        Checks.require(!sources.containsKey(name), name + " is in the design already");
        sources.put(name, source);
        terms.add(List.of(name));
        return this;
    }

    private static void append(
            Block block, int term, List<String> names, List<double[]> columns, List<Integer> owners) {
        names.addAll(block.names());
        columns.addAll(block.columns());
        for (int k = 0; k < block.names().size(); k++) {
            owners.add(term);
        }
    }

    private int[] keptRows() {
        boolean[] out = new boolean[rows];
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            Source source = entry.getValue();
            boolean allowed = missing == Missing.DROP_ROWS || (missing == Missing.OWN_LEVEL && source.codes() != null);
            for (int i = 0; i < rows; i++) {
                boolean absent = source.missing(i);
                Checks.require(!absent || allowed, absent ? entry.getKey() + "[" + i + "] is missing" : "");
                out[i] |= absent && missing == Missing.DROP_ROWS;
            }
        }
        return IntStream.range(0, rows).filter(i -> !out[i]).toArray();
    }

    private static Block block(String name, Source source, int[] kept, boolean full) {
        double[] numbers = source.numbers();
        if (numbers != null) {
            double[] column = new double[kept.length];
            for (int i = 0; i < kept.length; i++) {
                column[i] = numbers[kept[i]];
            }
            return new Block(List.of(name), List.of(column));
        }
        return factorBlock(name, source, Objects.requireNonNull(source.codes()), kept, full);
    }

    private static Block factorBlock(String name, Source source, int[] codes, int[] kept, boolean full) {
        List<String> levels = new ArrayList<>(source.levels());
        if (!levels.contains(MISSING)) {
            levels.add(MISSING);
        }
        int missingCode = levels.indexOf(MISSING);
        boolean[] found = new boolean[levels.size()];
        int[] code = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            code[i] = codes[kept[i]] < 0 ? missingCode : codes[kept[i]];
            found[code[i]] = true;
        }
        int reference = full ? -1 : reference(name, source, levels, found);
        List<String> names = new ArrayList<>();
        double[] @Nullable [] columns = new double[found.length][];
        for (int one = 0; one < found.length; one++) {
            if (found[one] && one != reference) {
                names.add(name + "[" + levels.get(one) + "]");
                columns[one] = new double[kept.length];
            }
        }
        for (int i = 0; i < code.length; i++) {
            double[] column = columns[code[i]];
            if (column != null) {
                column[i] = 1;
            }
        }
        return new Block(names, Arrays.stream(columns).filter(Objects::nonNull).toList());
    }

    private static int reference(String name, Source source, List<String> levels, boolean[] found) {
        String wanted = source.reference();
        if (wanted != null) {
            int place = levels.indexOf(wanted);
            Checks.require(
                    place >= 0 && found[place], "the reference level " + wanted + " of " + name + " does not occur");
            return place;
        }
        int first = 0;
        while (!found[first]) {
            first++;
        }
        return first;
    }

    private static Block product(Block left, Block right) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int b = 0; b < right.names().size(); b++) {
            for (int a = 0; a < left.names().size(); a++) {
                names.add(left.names().get(a) + ":" + right.names().get(b));
                double[] column = left.columns().get(a).clone();
                double[] factor = right.columns().get(b);
                for (int i = 0; i < column.length; i++) {
                    column[i] *= factor[i];
                }
                columns.add(column);
            }
        }
        return new Block(names, columns);
    }
}
