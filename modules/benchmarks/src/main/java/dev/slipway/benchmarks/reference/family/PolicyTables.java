package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.policy.LoggedData;
import java.util.Arrays;

/**
 * The Open Bandit data as tables of item by position: the target policy is the share of an item in the target's log with one added
 * to each count, the reward model the clicks of an item with one mean click added.
 */
final class PolicyTables {
    private final int[] item;
    private final int[] position;
    private final double[] click;
    private final double[] propensity;
    private final double[][] target;
    private final double[][] predicted;

    PolicyTables(Table behaviour, Table other) {
        item = integers(behaviour, "item_id");
        position = positions(behaviour);
        click = behaviour.numbers("click");
        propensity = behaviour.numbers("propensity_score");
        int[] targetItem = integers(other, "item_id");
        int items = 1 + Math.max(largest(item), largest(targetItem));
        int places = 1 + Math.max(largest(position), largest(positions(other)));
        target = shares(targetItem, positions(other), items, places);
        predicted = clicks(items, places);
    }

    private static int[] integers(Table table, String name) {
        return Arrays.stream(table.numbers(name)).mapToInt(v -> (int) v).toArray();
    }

    private static int[] positions(Table table) {
        int[] found = integers(table, "position");
        int first = Arrays.stream(found).min().orElse(0);
        return Arrays.stream(found).map(p -> p - first).toArray();
    }

    private static int largest(int[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static double[][] shares(int[] items, int[] places, int itemCount, int placeCount) {
        double[][] counts = new double[itemCount][placeCount];
        double[] total = new double[placeCount];
        for (int i = 0; i < items.length; i++) {
            counts[items[i]][places[i]]++;
            total[places[i]]++;
        }
        for (double[] row : counts) {
            for (int k = 0; k < placeCount; k++) {
                row[k] = (row[k] + 1) / (total[k] + itemCount);
            }
        }
        return counts;
    }

    private double[][] clicks(int itemCount, int placeCount) {
        double mean = Arrays.stream(click).average().orElse(0);
        double[][] hits = new double[itemCount][placeCount];
        double[][] shown = new double[itemCount][placeCount];
        for (int i = 0; i < item.length; i++) {
            hits[item[i]][position[i]] += click[i];
            shown[item[i]][position[i]]++;
        }
        for (int a = 0; a < itemCount; a++) {
            for (int k = 0; k < placeCount; k++) {
                hits[a][k] = (hits[a][k] + mean) / (shown[a][k] + 1);
            }
        }
        return hits;
    }

    int rows() {
        return item.length;
    }

    int actions() {
        return target.length;
    }

    /** Probability of an item at each position under the target. */
    double[] targetShares(int a) {
        return target[a];
    }

    LoggedData log() {
        int n = item.length;
        double[] chosen = new double[n];
        double[] taken = new double[n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            int k = position[i];
            chosen[i] = target[item[i]][k];
            taken[i] = predicted[item[i]][k];
            for (int a = 0; a < target.length; a++) {
                expected[i] += target[a][k] * predicted[a][k];
            }
        }
        return new LoggedData(click, propensity, chosen, taken, expected);
    }
}
