package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The active days of each unit, how many sessions began on each, and what was paid: all that {@link ActivityCalculator} asks of the
 * events, in a small part of their size. Units lie in blocks, so that threads need not wait for each other.
 *
 * @param rows of the units that are meant, in order
 */
record ActivityTrace(Block[] blocks, int[] rows) {
    /** A pause this long or longer begins a new session. */
    private static final int SESSION_GAP_SECONDS = 30 * 60;

    private static final int SHIFT = 13;

    static ActivityTrace of(ExperimentData data, Timelines timelines, long[] exposedAt) {
        Days days = Days.of(data);
        int units = timelines.units();
        Block[] blocks = IntStream.range(0, Math.ceilDiv(units, 1 << SHIFT))
                .parallel()
                .mapToObj(b -> {
                    int first = b << SHIFT;
                    Block block = new Block(Math.min(1 << SHIFT, units - first));
                    for (int u = 0; u < block.dayStart.length - 1; u++) {
                        block.add(u, days, exposedAt[first + u], timelines, first + u);
                    }
                    return block.trimmed();
                })
                .toArray(Block[]::new);
        return new ActivityTrace(blocks, IntStream.range(0, units).toArray());
    }

    /** Some of these units, in the order given. */
    ActivityTrace of(int[] chosen) {
        return new ActivityTrace(blocks, chosen);
    }

    Block block(int unit) {
        return blocks[rows[unit] >> SHIFT];
    }

    /** Place of a unit in its block. */
    int place(int unit) {
        return rows[unit] & ((1 << SHIFT) - 1);
    }

    /** Units that lie beside each other: the days of a unit are at {@code dayStart[u]} to {@code dayStart[u + 1]}, payments alike. */
    static final class Block {
        final int[] dayStart;
        final int[] paidStart;
        int[] day = new int[1 << SHIFT];
        int[] sessions = new int[1 << SHIFT];
        int[] paidDay = new int[1 << (SHIFT - 3)];
        float[] paid = new float[1 << (SHIFT - 3)];

        private Block(int units) {
            dayStart = new int[units + 1];
            paidStart = new int[units + 1];
        }

        private void add(int unit, Days days, long exposedAt, Timelines timelines, int row) {
            int n = dayStart[unit] - 1;
            int payments = paidStart[unit];
            int nextDayAt = Integer.MIN_VALUE;
            int lastSecond = 0;
            int[] seconds = timelines.second();
            float[] amounts = timelines.amount();
            int from = timelines.start()[row];
            int to = timelines.end()[row];
            for (int e = from; e < to; e++) {
                int second = seconds[e];
                if (second >= nextDayAt) {
                    n = room(n + 1);
                    day[n] = days.index(exposedAt + second * 1000L);
                    nextDayAt = secondOfDay(days, day[n] + 1, exposedAt);
                }
                if (e == from || second - lastSecond >= SESSION_GAP_SECONDS) {
                    sessions[n]++;
                }
                if (amounts[e] != 0) {
                    pay(payments++, day[n], amounts[e]);
                }
                lastSecond = second;
            }
            dayStart[unit + 1] = n + 1;
            paidStart[unit + 1] = payments;
        }

        /** The first whole second after exposure that lies on the day; events of a unit are in order of time. */
        private static int secondOfDay(Days days, int day, long exposedAt) {
            return Math.toIntExact(Math.ceilDiv(days.startOf(day) - exposedAt, 1_000L));
        }

        private int room(int n) {
            if (n == day.length) {
                day = Arrays.copyOf(day, 2 * n);
                sessions = Arrays.copyOf(sessions, 2 * n);
            }
            return n;
        }

        private void pay(int n, int on, float amount) {
            if (n == paid.length) {
                paid = Arrays.copyOf(paid, 2 * n);
                paidDay = Arrays.copyOf(paidDay, 2 * n);
            }
            paidDay[n] = on;
            paid[n] = amount;
        }

        private Block trimmed() {
            int n = dayStart[dayStart.length - 1];
            int payments = paidStart[paidStart.length - 1];
            day = Arrays.copyOf(day, n);
            sessions = Arrays.copyOf(sessions, n);
            paidDay = Arrays.copyOf(paidDay, payments);
            paid = Arrays.copyOf(paid, payments);
            return this;
        }
    }
}
