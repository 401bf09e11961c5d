package dev.slipway.simulation.onboarding;

import java.util.Arrays;

/** The events of one user, in any order until they are sorted by time. Reused for the next user. */
final class EventBuffer {
    /** Sessions of events that the server made. */
    static final int NO_SESSION = -1;

    private long[] times = new long[64];
    private byte[] codes = new byte[64];
    private int[] sessions = new int[64];
    private double[] amounts = new double[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long time, int code, int session, double amount) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
            sessions = Arrays.copyOf(sessions, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        times[size] = time;
        codes[size] = (byte) code;
        sessions[size] = session;
        amounts[size] = amount;
        size++;
    }

    void add(long time, int code, int session) {
        add(time, code, session, Double.NaN);
    }

    /** Adds the event at that position once more. */
    void repeat(int i) {
        add(times[i], codes[i], sessions[i], amounts[i]);
    }

    void delay(int i, long millis) {
        times[i] += millis;
    }

    /** Sorts by time; events of one moment keep their order. Insertion sort: few events, nearly sorted. */
    void sort() {
        for (int i = 1; i < size; i++) {
            long time = times[i];
            byte code = codes[i];
            int session = sessions[i];
            double amount = amounts[i];
            int j = i - 1;
            while (j >= 0 && times[j] > time) {
                times[j + 1] = times[j];
                codes[j + 1] = codes[j];
                sessions[j + 1] = sessions[j];
                amounts[j + 1] = amounts[j];
                j--;
            }
            times[j + 1] = time;
            codes[j + 1] = code;
            sessions[j + 1] = session;
            amounts[j + 1] = amount;
        }
    }

    int size() {
        return size;
    }

    long time(int i) {
        return times[i];
    }

    int code(int i) {
        return codes[i];
    }

    int session(int i) {
        return sessions[i];
    }

    double amount(int i) {
        return amounts[i];
    }
}
