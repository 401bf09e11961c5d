package dev.slipway.stats.causal;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A balanced panel of units that adopt something at different times. Values stay where the caller has them, so that a million units
 * need no copy; units with the same covariates and start are one class.
 */
public final class AdoptionPanel {

    /** The outcome of a unit in a period; always the same and finite. */
    @FunctionalInterface
    public interface Outcome {
        double of(int unit, int period);
    }

    /**
     * Units that start together and have the same covariates.
     *
     * @param start first treated period, {@link EventStudy#NEVER} for none
     * @param row of the covariates
     * @param count of units
     * @param sums of the outcome by period
     */
    record Kind(int start, int row, int count, double[] sums) {
        double mean(int period) {
            return sums[period] / count;
        }
    }

    private final Outcome outcome;
    private final int periods;
    private final int[] start;
    private final int[] kindOf;
    private final List<Kind> kinds = new ArrayList<>();
    private final Matrix rows;

    /**
     * A panel.
     *
     * @param periods at least two
     * @param start per unit, index of its first treated period (at least 1), {@link EventStudy#NEVER} for none
     * @param rowOf per unit, its row of the covariates
     * @param rows distinct covariates, known before any start, their constant included
     * @throws IllegalArgumentException for wrong shapes, a start of 0, or values that are not finite
     */
    public AdoptionPanel(Outcome outcome, int periods, int[] start, int[] rowOf, Matrix rows) {
        Checks.atLeast(start.length, 2, "units");
        Checks.atLeast(periods, 2, "periods");
        Checks.require(
                rowOf.length == start.length, "there are " + start.length + " starts and " + rowOf.length + " rows");
        rows.requireFinite("covariates");
        this.outcome = outcome;
        this.periods = periods;
        this.start = start.clone();
        this.rows = rows;
        this.kindOf = new int[start.length];
        number(rowOf);
    }

    /** Without covariates. */
    public static AdoptionPanel plain(Outcome outcome, int periods, int[] start) {
        return new AdoptionPanel(outcome, periods, start, new int[start.length], Matrix.ofColumns(new double[] {1}));
    }

    private void number(int... rowOf) {
        int[] starts = Arrays.stream(start).distinct().sorted().toArray();
        int[] numbers = new int[starts.length * rows.rows()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < start.length; i++) {
            int unit = i;
            Checks.require(start[i] >= 1, () -> "unit " + unit + " is treated from the first period on; leave it out");
            int place = Arrays.binarySearch(starts, start[i]) * rows.rows() + rowOf[i];
            if (numbers[place] < 0) {
                numbers[place] = kinds.size();
                kinds.add(new Kind(start[i], rowOf[i], 0, new double[periods]));
            }
            kindOf[i] = numbers[place];
        }
        int[] counts = new int[kinds.size()];
        for (int i = 0; i < start.length; i++) {
            counts[kindOf[i]]++;
            double[] sums = kinds.get(kindOf[i]).sums();
            for (int t = 0; t < periods; t++) {
                double y = outcome.of(i, t);
                if (!Double.isFinite(y)) {
                    throw Checks.notFinite("the outcome in period " + t, i, y);
                }
                sums[t] += y;
            }
        }
        for (int k = 0; k < counts.length; k++) {
            Kind kind = kinds.get(k);
            kinds.set(k, new Kind(kind.start(), kind.row(), counts[k], kind.sums()));
        }
    }

    public int units() {
        return start.length;
    }

    public int periods() {
        return periods;
    }

    double y(int unit, int period) {
        return outcome.of(unit, period);
    }

    int start(int unit) {
        return start[unit];
    }

    int kindOf(int unit) {
        return kindOf[unit];
    }

    List<Kind> kinds() {
        return kinds;
    }

    Matrix rows() {
        return rows;
    }

    /** First treated periods within the panel, ascending. */
    public int[] starts() {
        return Arrays.stream(start).filter(s -> s < periods).distinct().sorted().toArray();
    }

    /** Units that start in this period. */
    public int size(int group) {
        int size = 0;
        for (Kind kind : kinds) {
            size += kind.start() == group ? kind.count() : 0;
        }
        return size;
    }
}
