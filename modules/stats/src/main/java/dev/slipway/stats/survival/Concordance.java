package dev.slipway.stats.survival;

import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How well a risk score orders events (Harrell 1982; Therneau and Watson 2015): of all pairs whose order is known, the
 * share in which the row with the higher score has the event first, ties of the score counted half. Counted in O(n log n)
 * with binary indexed trees. Pairs with events at the same time have no order; a censoring comes after events of its time.
 *
 * @param concordant pairs
 * @param discordant pairs
 * @param tied pairs with the same score
 * @param index (concordant + tied/2) over all three; 0.5 means no order
 * @param standardError by the infinitesimal jackknife
 */
public record Concordance(double concordant, double discordant, double tied, double index, double standardError) {

    /**
     * Counts pairs within strata.
     *
     * @param score higher means earlier
     * @throws IllegalArgumentException if no pair can be compared
     */
    public static Concordance of(SurvivalData data, double[] score) {
        return of(data, score, null);
    }

    /**
     * Counts pairs within strata; the jackknife leaves out clusters.
     *
     * @param clusters by row, numbered from 0; null for rows
     */
    public static Concordance of(SurvivalData data, double[] score, int @Nullable [] clusters) {
        if (score.length != data.rows()) {
            throw new IllegalArgumentException("score has " + score.length + " entries, not " + data.rows());
        }
        double[][] counts = new double[2][score.length];
        int[] strata = data.strata();
        int[] order = RadixSort.order(data.stop());
        int[] entries = data.start() == null ? new int[0] : RadixSort.order(data.start());
        double[] total = new double[3];
        int lastStratum = strata == null ? 0 : Arrays.stream(strata).max().orElse(0);
        int[] rank = ranks(score);
        for (int s = 0; s <= lastStratum; s++) {
            int stratum = s;
            int[] rows = strata == null
                    ? order
                    : Arrays.stream(order).filter(i -> strata[i] == stratum).toArray();
            int[] late = strata == null
                    ? entries
                    : Arrays.stream(entries).filter(i -> strata[i] == stratum).toArray();
            new Counter(data, rank, counts, total).count(rows, late);
        }
        double pairs = total[0] + total[1] + total[2];
        if (pairs == 0) {
            throw new IllegalArgumentException("no pair of rows can be compared");
        }
        double index = (total[0] + total[2] / 2) / pairs;
        int last = clusters == null
                ? score.length - 1
                : Arrays.stream(clusters).max().orElse(0);
        double[] influence = new double[last + 1];
        for (int i = 0; i < score.length; i++) {
            influence[clusters == null ? i : clusters[i]] += (counts[0][i] - index * counts[1][i]) / pairs;
        }
        double variance = 0;
        for (double one : influence) {
            variance += one * one;
        }
        return new Concordance(total[0], total[1], total[2], index, Math.sqrt(variance));
    }

    /** Dense ranks from 0; equal scores share a rank. */
    private static int[] ranks(double[] score) {
        int[] order = RadixSort.order(score);
        int[] rank = new int[score.length];
        int current = -1;
        for (int k = 0; k < order.length; k++) {
            if (k == 0 || score[order[k]] != score[order[k - 1]]) {
                current++;
            }
            rank[order[k]] = current;
        }
        return rank;
    }

    /** Counts one stratum; row sums are of pairs in either role, in counts[0] with value 1 or ½, in counts[1] all. */
    private static final class Counter {
        private final double[] stop;
        private final boolean[] event;
        private final double[] start;
        private final int[] rank;
        private final double[][] counts;
        private final double[] total;
        private final int ranks;

        Counter(SurvivalData data, int[] rank, double[][] counts, double[] total) {
            stop = data.stop();
            event = data.event();
            double[] entry = data.start();
            start = entry == null ? new double[0] : entry;
            this.rank = rank;
            this.counts = counts;
            this.total = total;
            ranks = Arrays.stream(rank).max().orElse(0) + 1;
        }

        void count(int[] rows, int[] late) {
            asEarlier(rows, late);
            asLater(rows, late);
        }

        /** Events against the rows that outlive them, from the last time to the first. */
        private void asEarlier(int[] rows, int[] late) {
            Tree tree = new Tree(ranks);
            int entry = late.length - 1;
            for (int to = rows.length; to > 0; ) {
                double time = stop[rows[to - 1]];
                int from = to;
                while (from > 0 && stop[rows[from - 1]] == time) {
                    from--;
                }
                while (entry >= 0 && start[late[entry]] >= time) {
                    tree.add(rank[late[entry--]], -1);
                }
                for (int k = from; k < to; k++) {
                    if (!event[rows[k]]) {
                        tree.add(rank[rows[k]], 1);
                    }
                }
                for (int k = from; k < to; k++) {
                    if (event[rows[k]]) {
                        int r = rank[rows[k]];
                        double below = tree.below(r);
                        double same = tree.below(r + 1) - below;
                        double above = tree.size() - below - same;
                        total[0] += below;
                        total[1] += above;
                        total[2] += same;
                        add(rows[k], below, same, above);
                    }
                }
                for (int k = from; k < to; k++) {
                    if (event[rows[k]]) {
                        tree.add(rank[rows[k]], 1);
                    }
                }
                to = from;
            }
        }

        /** Rows against the events that they outlive: those up to their stop less those up to their start. */
        private void asLater(int[] rows, int[] late) {
            Tree tree = new Tree(ranks);
            int entry = 0;
            for (int from = 0; from < rows.length; ) {
                double time = stop[rows[from]];
                while (entry < late.length && start[late[entry]] < time) {
                    outlive(tree, late[entry++], -1);
                }
                int to = from;
                while (to < rows.length && stop[rows[to]] == time) {
                    to++;
                }
                for (int k = from; k < to; k++) {
                    if (event[rows[k]]) {
                        outlive(tree, rows[k], 1);
                    }
                }
                for (int k = from; k < to; k++) {
                    if (event[rows[k]]) {
                        tree.add(rank[rows[k]], 1);
                    }
                }
                for (int k = from; k < to; k++) {
                    if (!event[rows[k]]) {
                        outlive(tree, rows[k], 1);
                    }
                }
                from = to;
            }
        }

        private void outlive(Tree events, int row, int sign) {
            int r = rank[row];
            double below = events.below(r);
            double same = events.below(r + 1) - below;
            double above = events.size() - below - same;
            add(row, sign * above, sign * same, sign * below);
        }

        private void add(int row, double concordant, double same, double discordant) {
            counts[0][row] += concordant + same / 2;
            counts[1][row] += concordant + same + discordant;
        }
    }

    /** Counts by rank with prefix sums in O(log n) (Fenwick 1994, doi:10.1002/spe.4380240306). */
    private static final class Tree {
        private final long[] sums;
        private long size;

        Tree(int ranks) {
            sums = new long[ranks + 1];
        }

        void add(int rank, int amount) {
            size += amount;
            for (int k = rank + 1; k < sums.length; k += k & -k) {
                sums[k] += amount;
            }
        }

        /** Number with a rank below. */
        double below(int rank) {
            long sum = 0;
            for (int k = rank; k > 0; k -= k & -k) {
                sum += sums[k];
            }
            return (double) sum;
        }

        double size() {
            return (double) size;
        }
    }
}
