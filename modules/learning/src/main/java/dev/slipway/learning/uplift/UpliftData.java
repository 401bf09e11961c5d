package dev.slipway.learning.uplift;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Phrases;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows with what they got and what came of it. Arrays are not copied. The effects that are learned from them are causal only if,
 * among rows with the same features, who got which arm is as good as random.
 *
 * @param x finite values, one column per encoded feature
 * @param units the unit of each row; rows of a unit stay together in folds and resamples
 * @param arms names, the control first; at least two
 * @param treatment by row the number of its arm, 0 for the control
 * @param outcome by row, finite
 * @param propensity by row and arm the known probability of that arm, strictly between 0 and 1; null where it must be estimated
 * @param logged by row the known probability of the arm it got, strictly between 0 and 1, where those of the other arms are not known;
 *     null where {@code propensity} says more, and where nothing is known
 * @param parts columns by row that add up to the outcome; empty where it is not known to be made of parts
 */
public record UpliftData(
        Matrix x,
        long[] units,
        List<String> arms,
        int[] treatment,
        double[] outcome,
        double @Nullable [][] propensity,
        double @Nullable [] logged,
        List<double[]> parts) {
    private static final double SUM_ERROR = 1e-6;
    private static final int FEWEST = 10;

    /**
     * Checks shapes and values.
     *
     * @throws IllegalArgumentException for lengths that differ
     * @throws SlipwayException for values that can't be learned from; names the first row
     */
    public UpliftData {
        arms = List.copyOf(arms);
        parts = List.copyOf(parts);
        int n = x.rows();
        Checks.require(n > 0, "uplift needs at least one row");
        Checks.require(arms.size() >= 2, "uplift needs a control and at least one treatment, but the arms are " + arms);
        same(units.length, n, "units");
        same(treatment.length, n, "treatment codes");
        same(outcome.length, n, "outcomes");
        for (int i = 0; i < n; i++) {
            if (treatment[i] < 0 || treatment[i] >= arms.size()) {
                throw invalid(
                        "Row " + i + " has the treatment code " + treatment[i] + ", and there are " + arms.size()
                                + " arms.",
                        "Number the arms from 0, the control, to " + (arms.size() - 1) + ".");
            }
            if (!Double.isFinite(outcome[i])) {
                throw invalid(
                        "The outcome of row " + i + " is " + outcome[i] + ".",
                        "Leave out rows whose outcome is not known, or say what it is.");
            }
        }
        for (double[] part : parts) {
            same(part.length, n, "values of a part");
            Checks.finite(part, "a part of the outcome");
        }
        x.requireFinite("feature");
        if (propensity != null) {
            same(propensity.length, n, "rows of propensities");
            for (int i = 0; i < n; i++) {
                checkPropensity(i, propensity[i], arms);
            }
        }
        if (logged != null) {
            Checks.require(propensity == null, "give the probabilities of all arms or of the taken ones, not both");
            same(logged.length, n, "logged propensities");
            for (int i = 0; i < n; i++) {
                checkPossible(i, logged[i], arms.get(treatment[i]));
            }
        }
    }

    /** Rows whose propensities must be estimated. */
    public static UpliftData of(Matrix x, long[] units, List<String> arms, int[] treatment, double[] outcome) {
        return new UpliftData(x, units, arms, treatment, outcome, null, null, List.of());
    }

    /** The same rows with known propensities, by row and arm. */
    public UpliftData withPropensity(double[][] known) {
        return new UpliftData(x, units, arms, treatment, outcome, known, null, parts);
    }

    /**
     * The same rows with the known probability of the arm that each row got, as a log has it. Those of the other arms are estimated and
     * scaled to the rest, so that nothing that divides by a probability divides by an estimate.
     */
    public UpliftData withLogged(double[] taken) {
        return new UpliftData(x, units, arms, treatment, outcome, null, taken, parts);
    }

    /** The same rows with columns that add up to the outcome. */
    public UpliftData withParts(List<double[]> columns) {
        return new UpliftData(x, units, arms, treatment, outcome, propensity, logged, columns);
    }

    /** The same rows with another outcome, which has no parts. */
    UpliftData withOutcome(double[] other) {
        return new UpliftData(x, units, arms, treatment, other, propensity, logged, List.of());
    }

    /** Number of rows. */
    public int rows() {
        return outcome.length;
    }

    /** Number of treatments, the control not counted. */
    public int treatments() {
        return arms.size() - 1;
    }

    /** These rows alone, copied. */
    public UpliftData rows(int[] chosen) {
        double[][] known = propensity;
        double[] taken = logged;
        return new UpliftData(
                take(x, chosen),
                Arrays.stream(chosen).mapToLong(i -> units[i]).toArray(),
                arms,
                Arrays.stream(chosen).map(i -> treatment[i]).toArray(),
                take(outcome, chosen),
                known == null
                        ? null
                        : Arrays.stream(chosen).mapToObj(i -> known[i]).toArray(double[][]::new),
                taken == null ? null : take(taken, chosen),
                parts.stream().map(part -> take(part, chosen)).toList());
    }

    /** The rows of an arm, ascending. */
    int[] ofArm(int arm) {
        return IntStream.range(0, rows()).filter(i -> treatment[i] == arm).toArray();
    }

    /** Refuses rows of which an arm has too few to learn from. */
    UpliftData requireArms(String where) {
        int fewest = Math.max(FEWEST, x.columns() + 2);
        for (int arm = 0; arm < arms.size(); arm++) {
            int count = ofArm(arm).length;
            if (count < fewest) {
                throw new SlipwayException(
                        ErrorCategory.STATISTICS,
                        "The arm " + Phrases.quoted(arms.get(arm)) + " has " + count + " rows " + where
                                + "; to learn from " + x.columns() + " columns it needs at least " + fewest + ".",
                        "Take fewer folds or features, leave the arm out, or bring more units.");
            }
        }
        return this;
    }

    static Matrix take(Matrix x, int[] rows) {
        double[][] columns = new double[x.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = take(x.column(j), rows);
        }
        return Matrix.ofColumns(columns);
    }

    static double[] take(double[] values, int[] rows) {
        double[] taken = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            taken[k] = values[rows[k]];
        }
        return taken;
    }

    private static void checkPropensity(int row, double[] probabilities, List<String> arms) {
        same(probabilities.length, arms.size(), "propensities in row " + row);
        double sum = 0;
        for (int arm = 0; arm < arms.size(); arm++) {
            checkPossible(row, probabilities[arm], arms.get(arm));
            sum += probabilities[arm];
        }
        if (Math.abs(sum - 1) > SUM_ERROR) {
            throw invalid(
                    "The propensities of row " + row + " add up to " + sum + ".",
                    "Give one probability per arm, the control's included; together they are 1.");
        }
    }

    private static void checkPossible(int row, double p, String arm) {
        if (!(p > 0 && p < 1)) {
            throw invalid(
                    "Row " + row + " has the propensity " + p + " for the arm " + Phrases.quoted(arm) + ".",
                    "Each arm must be possible for each row: give probabilities strictly between 0 and 1, or"
                            + " leave such rows out.");
        }
    }

    private static void same(int length, int expected, String what) {
        if (length != expected) {
            throw new IllegalArgumentException("there are " + length + " " + what + ", not " + expected);
        }
    }

    private static SlipwayException invalid(String message, String remedy) {
        return new SlipwayException(ErrorCategory.DATA_INVALID, message, remedy);
    }
}
