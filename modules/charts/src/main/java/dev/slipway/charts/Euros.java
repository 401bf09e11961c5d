package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;

/** Money on an axis. */
final class Euros {
    private Euros() {}

    /** A tick of differences: {@code +€0.2}, {@code −€0.2}, and {@code €0}. */
    static String tick(double value, Ticks ticks) {
        String digits = Numbers.fixed(Math.abs(value), decimals(ticks));
        return value == 0 ? "€0" : (value < 0 ? Numbers.MINUS : "+") + "€" + digits;
    }

    /** A tick of levels: {@code €8}, {@code €0.20}. */
    static String level(double value, Ticks ticks) {
        return (value < 0 ? Numbers.MINUS : "") + "€"
                + (value == 0 ? "0" : Numbers.fixed(Math.abs(value), decimals(ticks)));
    }

    /** Cents have two digits. */
    private static int decimals(Ticks ticks) {
        int needed = ticks.decimals(1);
        return needed == 1 ? 2 : needed;
    }
}
