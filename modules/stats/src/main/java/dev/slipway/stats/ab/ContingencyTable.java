package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import java.util.List;
import java.util.Locale;

/**
 * Independence of rows and columns in a table of counts: Pearson's chi-square and the likelihood ratio (Agresti 2013,
 * Categorical Data Analysis, 3.2). With arms as rows it asks whether the arms differ in how units spread over classes.
 */
public final class ContingencyTable {

    private ContingencyTable() {}

    /**
     * Both tests of independence.
     *
     * @param chiSquare Σ (observed − expected)² / expected
     * @param degreesOfFreedom (rows − 1)·(columns − 1), rows and columns without a unit left out
     * @param pValue upper chi-square tail
     * @param g 2·Σ observed·ln(observed / expected)
     * @param gPValue upper chi-square tail of g
     * @param yates chi-square with Yates's correction for a 2 × 2 table, otherwise NaN
     * @param yatesPValue its upper tail, otherwise NaN
     * @param cramersV √(chiSquare / (N·(min(rows, columns) − 1))), 0 to 1
     * @param warnings {@code SMALL_EXPECTED_COUNT} when a cell expects fewer than five units
     */
    public record Result(
            double chiSquare,
            int degreesOfFreedom,
            double pValue,
            double g,
            double gPValue,
            double yates,
            double yatesPValue,
            double cramersV,
            List<StatWarning> warnings) {}

    /**
     * Tests a table.
     *
     * @param counts units per row and column, not negative, all rows of one length
     * @throws IllegalArgumentException for rows of different lengths, negative counts, or fewer than two rows or columns
     *     that hold a unit
     */
    public static Result test(long[][] counts) {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts.length == 0 ? 0 : counts[0].length];
        double total = margins(counts, rows, columns);
        int usedRows = used(rows);
        int usedColumns = used(columns);
        Checks.require(
                usedRows >= 2 && usedColumns >= 2,
                "the table needs at least two rows and two columns that hold a unit");
        double chiSquare = 0;
        double g = 0;
        double yates = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (rows[i] > 0 && columns[j] > 0) {
                    double expected = rows[i] * (columns[j] / total);
                    double seen = (double) counts[i][j];
                    double off = Math.abs(seen - expected);
                    double corrected = off - Math.min(0.5, off);
                    chiSquare += off * off / expected;
                    yates += corrected * corrected / expected;
                    g += seen == 0 ? 0 : 2 * seen * Math.log(seen / expected);
                    fewest = Math.min(fewest, expected);
                }
            }
        }
        int df = (usedRows - 1) * (usedColumns - 1);
        double correction = df == 1 ? yates : Double.NaN;
        return new Result(
                chiSquare,
                df,
                ChiSquared.survival(chiSquare, df),
                g,
                ChiSquared.survival(Math.max(0, g), df),
                correction,
                df == 1 ? ChiSquared.survival(correction, 1) : Double.NaN,
                Math.sqrt(chiSquare / (total * (Math.min(usedRows, usedColumns) - 1))),
                warnings(fewest));
    }

    private static double margins(long[][] counts, double[] rows, double[] columns) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            Checks.require(
                    counts[i].length == columns.length,
                    "row " + i + " has " + counts[i].length + " columns and row 0 has " + columns.length);
            for (int j = 0; j < columns.length; j++) {
                Checks.atLeast(counts[i][j], 0, "counts[" + i + "][" + j + "]");
                rows[i] += (double) counts[i][j];
                columns[j] += (double) counts[i][j];
                total += (double) counts[i][j];
            }
        }
        return total;
    }

    private static int used(double[] margin) {
        int used = 0;
        for (double sum : margin) {
            used += sum > 0 ? 1 : 0;
        }
        return used;
    }

    private static List<StatWarning> warnings(double fewest) {
        return fewest >= Warn.RARE
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.SMALL_EXPECTED_COUNT,
                        String.format(
                                Locale.ROOT,
                                "A cell expects only %.2f units; below %d prefer Fisher's exact test.",
                                fewest,
                                Warn.RARE)));
    }
}
