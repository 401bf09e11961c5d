package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.util.function.DoubleFunction;

/** Labels of axes: as many as have room, never on each other, never over the edge. */
final class Axes {
    private static final double APART = 6;

    private Axes() {}

    /**
     * Labels under a horizontal axis, kept between the ends; leaves out those that would touch the one before. Beside the label of 0, which
     * everything is read against, its neighbour gives way.
     */
    static void bottom(
            Ink ink,
            Ticks ticks,
            Scale x,
            double baseline,
            Font font,
            DoubleFunction<String> words,
            double low,
            double high) {
        double free = low;
        double zero = Double.POSITIVE_INFINITY;
        for (double tick : ticks.values()) {
            zero = tick == 0 ? start(words.apply(tick), x.px(tick), font, low, high) : zero;
        }
        for (double tick : ticks.values()) {
            String text = words.apply(tick);
            double width = Ink.width(text, font);
            double left = start(text, x.px(tick), font, low, high);
            boolean givesWay = tick < 0 && left + width + APART > zero;
            if (left >= free && !givesWay) {
                ink.text(text, left, baseline, font, ink.theme.text3(), Ink.Align.LEFT);
                free = left + width + APART;
            }
        }
    }

    /** Where a label begins that is centred on its tick as far as the ends let it. */
    private static double start(String text, double at, Font font, double low, double high) {
        double width = Ink.width(text, font);
        return Math.clamp(at - width / 2, low, Math.max(low, high - width));
    }

    /** Labels left of a vertical axis, right-aligned at x. */
    static void left(Ink ink, Ticks ticks, Scale y, double right, Font font, DoubleFunction<String> words) {
        for (double tick : ticks.values()) {
            ink.text(words.apply(tick), right, y.px(tick) + 4, font, ink.theme.text3(), Ink.Align.RIGHT);
        }
    }

    /** Room that the widest label of a vertical axis needs. */
    static double room(Ticks ticks, Font font, DoubleFunction<String> words) {
        double widest = 0;
        for (double tick : ticks.values()) {
            widest = Math.max(widest, Ink.width(words.apply(tick), font));
        }
        return widest;
    }

    /** A tick of differences: {@code +2 pp}, {@code +€0.20}, and 0 without sign or unit. */
    static String signed(double value, double factor, Ticks ticks, String unit) {
        if (unit.equals(Effects.EURO)) {
            return value == 0 ? "0" : Euros.tick(value, ticks);
        }
        return value == 0 ? "0" : Numbers.signed(value * factor, ticks.decimals(factor)) + unit;
    }

    /** A tick of shares: {@code 40%}. */
    static String share(double value, Ticks ticks) {
        return Numbers.fixed(value * 100, ticks.decimals(100)) + "%";
    }

    /** A tick of levels: {@code 4,000}. */
    static String level(double value, Ticks ticks) {
        return Numbers.fixed(value, ticks.decimals(1));
    }
}
