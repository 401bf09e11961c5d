package dev.slipway.stats.math.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts rows into ranges and works on them in parallel. Where the cuts lie depends on the number of rows only, and
 * results come back in the order of the rows, so a reduction over them gives the same digits on any machine.
 */
public final class RowBlocks {

    private static final int SMALLEST = 4096;
    private static final int MOST = 64;

    private RowBlocks() {}

    /** Work on the rows from (inclusive) to (exclusive). */
    public interface Work<T> {
        /** Does it. */
        T on(int from, int to);
    }

    /** Work on the rows from (inclusive) to (exclusive) that fills arrays of its own rows. */
    public interface Task {
        /** Does it. */
        void on(int from, int to);
    }

    /** The results of all ranges of 0 … rows, in order. At least one range, also without rows. */
    public static <T> List<T> map(int rows, Work<T> work) {
        int blocks = count(rows);
        if (blocks == 1) {
            return List.of(work.on(0, rows));
        }
        return new ArrayList<>(IntStream.range(0, blocks)
                .parallel()
                .mapToObj(b -> work.on(cut(rows, blocks, b), cut(rows, blocks, b + 1)))
                .toList());
    }

    /** Runs a task on all ranges of 0 … rows. */
    public static void run(int rows, Task task) {
        int blocks = count(rows);
        if (blocks == 1) {
            task.on(0, rows);
        } else {
            IntStream.range(0, blocks).parallel().forEach(b -> task.on(cut(rows, blocks, b), cut(rows, blocks, b + 1)));
        }
    }

    /** The sum over all ranges, added in order. */
    public static double sum(int rows, Work<Double> work) {
        double total = 0;
        for (double part : map(rows, work)) {
            total += part;
        }
        return total;
    }

    private static int count(int rows) {
        return Math.max(1, Math.min(MOST, rows / SMALLEST));
    }

    private static int cut(int rows, int blocks, int index) {
        return (int) ((long) rows * index / blocks);
    }
}
