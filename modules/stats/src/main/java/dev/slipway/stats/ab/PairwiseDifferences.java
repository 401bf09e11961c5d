package dev.slipway.stats.ab;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;

/**
 * Order statistics of all n_T·n_C differences between two arms without making them: a bracket that a count of the differences
 * up to a value, one pass over both sorted arms, narrows until few enough lie in it to be listed. Exact, in few passes: the
 * first values to try come from a small grid of both arms, the next from interpolation, and every third goes to a difference
 * that exists, which ends the search where many are equal.
 */
final class PairwiseDifferences {

    private static final int GRID = 64;
    /** How far a rank in the grid may be off, in its differences, before a pass is wasted. */
    private static final int MARGIN = 40;

    private final double[] t;
    private final double[] c;
    private final double[] grid;

    /**
     * Copies and sorts; the values must be finite.
     *
     * @throws IllegalArgumentException for values further apart than a double can say
     */
    PairwiseDifferences(double[] t, double[] c) {
        this.t = RadixSort.sorted(t);
        this.c = RadixSort.sorted(c);
        Checks.require(
                Double.isFinite(this.t[0] - this.c[c.length - 1]) && Double.isFinite(this.t[t.length - 1] - this.c[0]),
                "the arms are further apart than numbers of 64 bits can say; divide both by the same number");
        grid = Math.min(t.length, c.length) > GRID ? grid() : new double[0];
    }

    private double[] grid() {
        double[] differences = new double[GRID * GRID];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = spread(t, i / GRID) - spread(c, i % GRID);
        }
        Arrays.sort(differences);
        return differences;
    }

    private static double spread(double[] sorted, int place) {
        return sorted[(int) ((2L * place + 1) * sorted.length / (2 * GRID))];
    }

    /** The arm in ascending order; not to be changed. */
    double[] sortedT() {
        return t;
    }

    /** The arm in ascending order; not to be changed. */
    double[] sortedC() {
        return c;
    }

    long size() {
        return (long) t.length * c.length;
    }

    /** Median of the differences: Hodges and Lehmann's shift. */
    double median() {
        long middle = (size() + 1) / 2;
        double low = rank(middle);
        return size() % 2 == 1 ? low : low + (rank(middle + 1) - low) / 2;
    }

    /** The k-th smallest difference, k from 1 to n_T·n_C. */
    double rank(long k) {
        Bracket bracket = new Bracket(k);
        if (grid.length > 0) {
            int place = (int) ((double) k / (double) size() * grid.length);
            bracket.narrow(grid[Math.min(grid.length - 1, place + MARGIN)]);
            bracket.narrow(grid[Math.max(0, place - MARGIN)]);
        }
        for (int step = 0; bracket.wide(); step++) {
            if (step % 3 == 2) {
                bracket.narrow(Math.nextDown(bracket.snap()));
            } else {
                bracket.narrow(bracket.interpolate(step % 3 == 0 ? 1 : -1));
            }
        }
        return bracket.select();
    }

    /** Values between which the difference of a rank lies, above the lower and at most the upper, and how many are up to each. */
    private final class Bracket {
        private final long k;
        private final long few = 2L * (t.length + c.length);
        private double low = Math.nextDown(t[0] - c[c.length - 1]);
        private double high = t[t.length - 1] - c[0];
        private long below;
        private long upTo = size();

        Bracket(long k) {
            this.k = k;
        }

        boolean wide() {
            return upTo - below > few && Math.nextUp(low) < high;
        }

        void narrow(double d) {
            if (low < d && d < high) {
                long count = notAbove(d);
                if (count >= k) {
                    high = d;
                    upTo = count;
                } else {
                    low = d;
                    below = count;
                }
            }
        }

        /** Where the rank would be on a straight line, a little to one side of it so that both ends come nearer. */
        double interpolate(int side) {
            double inside = (double) (upTo - below);
            double share = ((double) (k - below) + side * Math.max(inside / 64, (double) few / 4)) / inside;
            double d = low + Math.clamp(share, 1.0 / 64, 63.0 / 64) * (high - low);
            return low < d && d < high ? d : low + (high - low) / 2;
        }

        /** Lowers the upper end to the largest difference that is at most as large. */
        double snap() {
            double largest = Double.NEGATIVE_INFINITY;
            int seen = 0;
            for (int i = t.length - 1; i >= 0; i--) {
                while (seen < c.length && t[i] - c[c.length - 1 - seen] <= high) {
                    seen++;
                }
                largest = seen > 0 ? Math.max(largest, t[i] - c[c.length - seen]) : largest;
            }
            high = largest;
            return high;
        }

        /** The difference of the rank among those that are left. */
        double select() {
            if (Math.nextUp(low) >= high) {
                return high;
            }
            double[] inside = new double[(int) (upTo - below)];
            int n = 0;
            int first = 0;
            int end = 0;
            for (int i = t.length - 1; i >= 0; i--) {
                while (end < c.length && t[i] - c[c.length - 1 - end] <= high) {
                    end++;
                }
                while (first < end && t[i] - c[c.length - 1 - first] <= low) {
                    first++;
                }
                for (int j = first; j < end; j++) {
                    inside[n++] = t[i] - c[c.length - 1 - j];
                }
            }
            return RadixSort.sorted(inside)[(int) (k - below - 1)];
        }
    }

    /** How many differences are at most d; the lower the treatment value, the more of the control lie within. */
    private long notAbove(double d) {
        long count = 0;
        int seen = 0;
        for (int i = t.length - 1; i >= 0; i--) {
            while (seen < c.length && t[i] - c[c.length - 1 - seen] <= d) {
                seen++;
            }
            if (seen == c.length) {
                return count + (i + 1L) * c.length;
            }
            count += seen;
        }
        return count;
    }
}
