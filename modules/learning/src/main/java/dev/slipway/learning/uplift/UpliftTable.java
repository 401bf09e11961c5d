package dev.slipway.learning.uplift;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features as of moments, what each row then got, and what came of it. Arrays are not copied.
 *
 * @param table features
 * @param outcome what treatments are to move
 * @param arms names, the control first
 * @param treatment by row the number of its arm
 * @param propensity by row and arm the known probability of that arm; null where it must be estimated
 * @param logged by row the known probability of the arm it got, where those of the other arms are not known; else null
 * @param parts columns by row that add up to the outcome, such as revenue and costs below zero; empty where it has none
 * @param truth by row and treatment the planted effect; null outside of simulations
 */
public record UpliftTable(
        FeatureTable table,
        Outcome outcome,
        List<String> arms,
        int[] treatment,
        double @Nullable [][] propensity,
        double @Nullable [] logged,
        List<double[]> parts,
        double @Nullable [][] truth) {
    private static final double ROUNDING = 1e-9;

    /** Copies the names; refuses lengths that differ, and parts that do not add up. */
    public UpliftTable {
        arms = List.copyOf(arms);
        parts = List.copyOf(parts);
        int n = table.rows();
        Checks.require(arms.size() >= 2, "uplift needs a control and at least one treatment, but the arms are " + arms);
        Checks.require(treatment.length == n, "there are " + treatment.length + " treatment codes for " + n + " rows");
        Checks.require(
                outcome.values().length == n, "there are " + outcome.values().length + " outcomes for " + n + " rows");
        Checks.require(
                propensity == null || propensity.length == n,
                "propensities and features have different numbers of rows");
        Checks.require(
                logged == null || logged.length == n,
                "logged propensities and features have different numbers of rows");
        requireParts(parts, outcome.values());
        Checks.require(truth == null || truth.length == n, "true effects and features have different numbers of rows");
        for (int i = 0; truth != null && i < n; i++) {
            if (truth[i].length != arms.size() - 1) {
                throw new IllegalArgumentException("row " + i + " has " + truth[i].length + " true effects for "
                        + (arms.size() - 1) + " treatments");
            }
        }
        for (int i = 0; outcome.task() == Task.PROBABILITY && i < n; i++) {
            double y = outcome.values()[i];
            if (outcome.mature(table.asOf()[i]) && y != 0 && y != 1) {
                throw new SlipwayException(
                        ErrorCategory.DATA_INVALID,
                        "The outcome " + outcome.name() + " is " + y + " in row " + i + ", but it should be 0 or 1.",
                        "Give 0 and 1, or call the outcome a mean.");
            }
        }
    }

    /** Without known propensities and without planted effects. */
    public static UpliftTable of(FeatureTable table, Outcome outcome, List<String> arms, int[] treatment) {
        return new UpliftTable(table, outcome, arms, treatment, null, null, List.of(), null);
    }

    /** The same rows with known propensities, by row and arm. */
    public UpliftTable withPropensity(double[][] known) {
        return new UpliftTable(table, outcome, arms, treatment, known, null, parts, truth);
    }

    /** The same rows with the known probability of the arm that each row got, as a log has it. */
    public UpliftTable withLogged(double[] taken) {
        return new UpliftTable(table, outcome, arms, treatment, null, taken, parts, truth);
    }

    /** The same rows with planted effects, by row and treatment. */
    public UpliftTable withTruth(double[][] planted) {
        return new UpliftTable(table, outcome, arms, treatment, propensity, logged, parts, planted);
    }

    /** The same rows with columns that add up to the outcome. */
    public UpliftTable withParts(List<double[]> columns) {
        return new UpliftTable(table, outcome, arms, treatment, propensity, logged, columns, truth);
    }

    private static void requireParts(List<double[]> parts, double[] outcome) {
        for (int i = 0; !parts.isEmpty() && i < outcome.length; i++) {
            double sum = 0;
            double size = 1;
            for (double[] part : parts) {
                Checks.require(part.length == outcome.length, "a part and the outcome have different numbers of rows");
                sum += part[i];
                size += Math.abs(part[i]);
            }
            if (Math.abs(sum - outcome[i]) > ROUNDING * size) {
                throw new IllegalArgumentException(
                        "the parts of row " + i + " add up to " + sum + ", but the outcome is " + outcome[i]);
            }
        }
    }

    /** Some of the rows, encoded. */
    UpliftData encoded(Encoder encoder, int[] rows) {
        double[][] known = propensity;
        double[] taken = logged;
        return new UpliftData(
                encoder.encode(table, rows),
                Arrays.stream(rows).mapToLong(i -> table.units()[i]).toArray(),
                arms,
                Arrays.stream(rows).map(i -> treatment[i]).toArray(),
                UpliftData.take(outcome.values(), rows),
                known == null
                        ? null
                        : Arrays.stream(rows).mapToObj(i -> known[i]).toArray(double[][]::new),
                taken == null ? null : UpliftData.take(taken, rows),
                parts.stream().map(part -> UpliftData.take(part, rows)).toList());
    }

    /** The planted effects of some of the rows, or null. */
    double @Nullable [][] truth(int[] rows) {
        double[][] planted = truth;
        return planted == null
                ? null
                : Arrays.stream(rows).mapToObj(i -> planted[i]).toArray(double[][]::new);
    }
}
