package dev.slipway.stats.causal;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows numbered by cluster.
 *
 * @param of per row, 0 … count − 1, in order of first appearance. Owned by this record, not copied
 * @param count number of clusters
 */
public record Clusters(int[] of, int count) {

    /** Clusters below which asymptotic cluster-robust errors are too small; read CR2 with its degrees of freedom. */
    public static final int FEW = 40;

    /** Numbers any identifiers. */
    public static Clusters of(long[] identifiers) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] of = new int[identifiers.length];
        for (int i = 0; i < of.length; i++) {
            int next = numbers.size();
            Integer number = numbers.putIfAbsent(identifiers[i], next);
            of[i] = number == null ? next : number;
        }
        return new Clusters(of, numbers.size());
    }

    /** Every row its own cluster: CR1 is then HC1 and CR2 is HC2. */
    public static Clusters ofRows(int rows) {
        int[] of = new int[rows];
        for (int i = 0; i < rows; i++) {
            of[i] = i;
        }
        return new Clusters(of, rows);
    }

    /** Refuses fewer than two clusters. */
    public Clusters {
        Checks.atLeast(count, 2, "clusters");
    }

    List<StatWarning> warnings() {
        if (count >= FEW) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "There are %d clusters; below %d read the CR2 interval with its degrees of freedom.",
                        count,
                        FEW)));
    }

    /**
     * Errors of a group's effect hang on the clusters of the smaller group: a warning below half of {@value #FEW}, where that of all
     * clusters does not say it already.
     *
     * @param treated per row
     */
    List<StatWarning> fewOnOneSide(boolean[] treated) {
        boolean[][] seen = new boolean[2][count];
        int[] clusters = new int[2];
        for (int i = 0; i < of.length; i++) {
            int side = treated[i] ? 1 : 0;
            clusters[side] += seen[side][of[i]] ? 0 : 1;
            seen[side][of[i]] = true;
        }
        if (count < FEW || Math.min(clusters[0], clusters[1]) >= FEW / 2) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "There are %d treated and %d other clusters; below %d on a side read the CR2 interval with its degrees of freedom.",
                        clusters[1],
                        clusters[0],
                        FEW / 2)));
    }
}
