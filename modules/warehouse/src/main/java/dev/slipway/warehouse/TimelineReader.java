package dev.slipway.warehouse;

import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.ExperimentData.Timelines;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Reads all events in whatever order the engine has them and sorts them here: by unit with one counting pass, inside a
 * unit by time, event name and amount. That is many times faster than asking H2 for the order, and as repeatable.
 */
final class TimelineReader {
    private static final int MANY = 64;

    private final int[] rowOfUnit;
    private final int units;

    private final Map<String, Integer> codes = new HashMap<>();
    private final Growing.Ints row = new Growing.Ints();
    private final Growing.Shorts code = new Growing.Shorts();
    private final Growing.Longs elapsed = new Growing.Longs();
    private final Growing.Floats amount = new Growing.Floats();

    /** @param unitNumbers of the rows, ascending */
    TimelineReader(int[] unitNumbers) {
        units = unitNumbers.length;
        rowOfUnit = new int[unitNumbers[units - 1] + 1];
        for (int r = 0; r < units; r++) {
            rowOfUnit[unitNumbers[r]] = r;
        }
    }

    Timelines read(Database database, JobContext context) {
        database.stream(
                "select unit_no, event_name, elapsed_ms, amount from marts.fct_unit_events where elapsed_ms >= 0",
                context,
                this::add);
        context.checkCancelled();
        List<String> names = new ArrayList<>(new TreeSet<>(codes.keySet()));
        int[] place = new int[names.size()];
        for (int i = 0; i < place.length; i++) {
            place[Objects.requireNonNull(codes.get(names.get(i)))] = i;
        }
        return sorted(names, place);
    }

    private void add(Row event) {
        row.add(rowOfUnit[event.count(1)]);
        code.add((short) (int) codes.computeIfAbsent(event.string(2), name -> codes.size()));
        elapsed.add(event.integer(3));
        double value = event.number(4);
        amount.add(Double.isNaN(value) ? 0 : (float) value);
    }

    private Timelines sorted(List<String> names, int[] place) {
        int[] start = new int[units + 1];
        for (int i = 0; i < row.size(); i++) {
            start[row.get(i) + 1]++;
        }
        for (int u = 0; u < units; u++) {
            start[u + 1] += start[u];
        }
        int[] next = Arrays.copyOf(start, units);
        int[] order = new int[row.size()];
        for (int i = 0; i < order.length; i++) {
            order[next[row.get(i)]++] = i;
        }
        short[] codeOut = new short[order.length];
        int[] second = new int[order.length];
        float[] amountOut = new float[order.length];
        for (int u = 0; u < units; u++) {
            sort(order, start[u], start[u + 1], place);
        }
        for (int i = 0; i < order.length; i++) {
            int event = order[i];
            codeOut[i] = (short) place[code.get(event)];
            second[i] = (int) (elapsed.get(event) / 1_000);
            amountOut[i] = amount.get(event);
        }
        return Timelines.inOrder(List.copyOf(names), start, codeOut, second, amountOut);
    }

    /** By insertion, since a unit has few events and they come almost in order; by merging where it has many. */
    private void sort(int[] order, int from, int to, int[] place) {
        if (to - from > MANY) {
            int[] sorted = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted((a, b) -> compare(a, b, place))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, order, from, sorted.length);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int event = order[i];
            int at = i;
            while (at > from && compare(order[at - 1], event, place) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = event;
        }
    }

    private int compare(int a, int b, int[] place) {
        int byTime = Long.compare(elapsed.get(a), elapsed.get(b));
        if (byTime != 0) {
            return byTime;
        }
        int byName = Integer.compare(place[code.get(a)], place[code.get(b)]);
        return byName != 0 ? byName : Float.compare(amount.get(a), amount.get(b));
    }
}
