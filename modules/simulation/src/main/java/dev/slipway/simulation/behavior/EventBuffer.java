package dev.slipway.simulation.behavior;

import java.util.Arrays;

/** The events of one user, in any order until they are sorted by time. Reused for the next user. */
final class EventBuffer {
    private static final int FIRST = 256;

    private long[] times = new long[FIRST];
    private byte[] codes = new byte[FIRST];
    private int[] sessions = new int[FIRST];
    private byte[] devices = new byte[FIRST];
    private byte[] places = new byte[FIRST];
    private double[] amounts = new double[FIRST];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long time, int code, int session, int device, int place, double amount) {
        if (size == times.length) {
            grow();
        }
        times[size] = time;
        codes[size] = (byte) code;
        sessions[size] = session;
        devices[size] = (byte) device;
        places[size] = (byte) place;
        amounts[size] = amount;
        size++;
    }

    private void grow() {
        int more = 2 * size;
        times = Arrays.copyOf(times, more);
        codes = Arrays.copyOf(codes, more);
        sessions = Arrays.copyOf(sessions, more);
        devices = Arrays.copyOf(devices, more);
        places = Arrays.copyOf(places, more);
        amounts = Arrays.copyOf(amounts, more);
    }

    void delay(int i, long millis) {
        times[i] += millis;
    }

    /** Sorts by time; events of one moment keep their order. Insertion sort: nearly sorted. */
    void sort() {
        for (int i = 1; i < size; i++) {
            long time = times[i];
            byte code = codes[i];
            int session = sessions[i];
            byte device = devices[i];
            byte place = places[i];
            double amount = amounts[i];
            int j = i - 1;
            for (; j >= 0 && times[j] > time; j--) {
                times[j + 1] = times[j];
                codes[j + 1] = codes[j];
                sessions[j + 1] = sessions[j];
                devices[j + 1] = devices[j];
                places[j + 1] = places[j];
                amounts[j + 1] = amounts[j];
            }
            times[j + 1] = time;
            codes[j + 1] = code;
            sessions[j + 1] = session;
            devices[j + 1] = device;
            places[j + 1] = place;
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

    int device(int i) {
        return devices[i];
    }

    int place(int i) {
        return places[i];
    }

    double amount(int i) {
        return amounts[i];
    }
}
