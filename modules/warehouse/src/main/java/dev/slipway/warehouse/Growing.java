package dev.slipway.warehouse;

import java.util.Arrays;

/** Arrays of primitives that grow. */
final class Growing {
    private static final int START = 1_024;

    private Growing() {}

    static final class Ints {
        private int[] values = new int[START];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int get(int index) {
            return values[index];
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Longs {
        private long[] values = new long[START];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long get(int index) {
            return values[index];
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Doubles {
        private double[] values = new double[START];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Shorts {
        private short[] values = new short[START];
        private int size;

        void add(short value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        short get(int index) {
            return values[index];
        }
    }

    static final class Floats {
        private float[] values = new float[START];
        private int size;

        void add(float value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        float get(int index) {
            return values[index];
        }
    }
}
