package dev.slipway.stats.regression;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of a regression with their names.
 *
 * @param x one row per unit
 * @param names of the columns, for example {@code segment[Mens E-Mail]}
 * @param terms the term of each column, by position in the order in which terms were added; the intercept is −1
 * @param rows which rows of the source are kept, ascending
 * @param intercept whether a column is constant, so that R² and F are measured around the mean
 */
public record DesignMatrix(Matrix x, List<String> names, int[] terms, int[] rows, boolean intercept) {

    /** Copies the names and refuses shapes that do not fit and values that are not finite. */
    public DesignMatrix {
        names = List.copyOf(names);
        Checks.require(
                names.size() == x.columns(), "there are " + names.size() + " names for " + x.columns() + " columns");
        Checks.require(
                terms.length == x.columns(), "there are " + terms.length + " terms for " + x.columns() + " columns");
        Checks.require(rows.length == x.rows(), "there are " + rows.length + " row numbers for " + x.rows() + " rows");
        x.requireFinite("design");
    }

    /** A design over a matrix as it is, columns named x0, x1, …; a constant column counts as intercept. */
    public static DesignMatrix of(Matrix x) {
        List<String> names = new ArrayList<>();
        int[] terms = new int[x.columns()];
        boolean intercept = false;
        for (int j = 0; j < x.columns(); j++) {
            names.add("x" + j);
            boolean constant = constant(x.column(j));
            terms[j] = constant ? -1 : j;
            intercept |= constant;
        }
        int[] rows = new int[x.rows()];
        Arrays.setAll(rows, i -> i);
        return new DesignMatrix(x, names, terms, rows, intercept);
    }

    /** The values of the rows kept, for the response, weights and offset that belong to this design. */
    public double[] take(double[] source) {
        double[] result = new double[rows.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = source[rows[i]];
        }
        return result;
    }

    /** The columns of a term, for a joint test. */
    public int[] columnsOf(int term) {
        List<Integer> found = new ArrayList<>();
        for (int j = 0; j < terms.length; j++) {
            if (terms[j] == term) {
                found.add(j);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean constant(double[] column) {
        for (double value : column) {
            if (value != column[0]) {
                return false;
            }
        }
        return column.length > 0 && column[0] != 0;
    }
}
