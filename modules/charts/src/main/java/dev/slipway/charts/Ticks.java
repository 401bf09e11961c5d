package dev.slipway.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers for an axis: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param step distance of two ticks
 * @param values in rising order, at least two
 */
record Ticks(double step, List<Double> values) {
    private static final double[] MANTISSAS = {1, 2, 2.5, 5, 10};
    private static final double TINY = 1e-9;

    /** Ticks that reach to or beyond both ends, so that an axis can begin and end on one; about this many at most. */
    static Ticks covering(double low, double high, int most) {
        double[] range = sane(low, high);
        double step = step(range[1] - range[0], Math.max(2, most) - 1);
        long first = (long) Math.floor(range[0] / step + TINY);
        long last = (long) Math.ceil(range[1] / step - TINY);
        if (last - first > Math.max(2, most)) {
            step = step(range[1] - range[0], Math.max(2, most) - 2);
            first = (long) Math.floor(range[0] / step + TINY);
            last = (long) Math.ceil(range[1] / step - TINY);
        }
        return between(first, Math.max(last, first + 1), step);
    }

    /** Ticks inside the range only; about this many at most, but four where one finer step gives them. */
    static Ticks within(double low, double high, int most) {
        double[] range = sane(low, high);
        int intervals = Math.max(2, most) - 1;
        Ticks ticks = inside(range, step(range[1] - range[0], intervals));
        int finer = intervals;
        while (ticks.values().size() < Math.min(4, most) && finer < 3 * intervals + 3) {
            finer++;
            ticks = inside(range, step(range[1] - range[0], finer));
        }
        return ticks;
    }

    private static Ticks inside(double[] range, double step) {
        return between((long) Math.ceil(range[0] / step - TINY), (long) Math.floor(range[1] / step + TINY), step);
    }

    double low() {
        return values.getFirst();
    }

    double high() {
        return values.getLast();
    }

    /** Decimals that all ticks need so that none is rounded, for values times this factor. */
    int decimals(double factor) {
        double shown = step * factor;
        for (int decimals = 0; decimals < 9; decimals++) {
            double scaled = shown * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
                return decimals;
            }
        }
        return 9;
    }

    private static Ticks between(long first, long last, double step) {
        List<Double> values = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            values.add(i == 0 ? 0.0 : rounded(i, step));
        }
        return new Ticks(step, List.copyOf(values));
    }

    /** 3 × 0.1 is 0.30000000000000004; a tick is the number that people write. */
    private static double rounded(long i, double step) {
        double power = Math.pow(10, 2 - Math.floor(Math.log10(step)));
        return Math.rint(i * step * power) / power;
    }

    private static double step(double range, int intervals) {
        double rough = range / Math.max(1, intervals);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double mantissa : MANTISSAS) {
            double step = mantissa * power;
            if (step >= rough * (1 - TINY) && (mantissa != 2.5 || readsWell(step))) {
                return step;
            }
        }
        return 10 * power;
    }

    /** 25 % and 2,500 are round to people, 2.5 pp is not. */
    private static boolean readsWell(double step) {
        return step > 20 || Math.abs(step - .25) < TINY;
    }

    private static double[] sane(double low, double high) {
        double from = Double.isFinite(low) ? low : 0;
        double to = Double.isFinite(high) ? high : from + 1;
        if (to < from) {
            return sane(to, from);
        }
        double least = Math.max(1e-12, 1e-6 * Math.max(Math.abs(from), Math.abs(to)));
        return to - from < least ? new double[] {from - least, to + least} : new double[] {from, to};
    }
}
