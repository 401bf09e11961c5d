package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.util.function.DoubleFunction;

/** Labels of axes: as many as have room, never on each other, never over the edge. */
final class Axes {
    private Axes() {}

    /** Labels under a horizontal axis, kept between the ends; leaves out those that would touch the one before. */
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
        for (double tick : ticks.values()) {
            String text = words.apply(tick);
            double width = Ink.width(text, font);
            double left = Math.clamp(x.px(tick) - width / 2, low, Math.max(low, high - width));
            if (left >= free) {
                ink.text(text, left, baseline, font, ink.theme.text3(), Ink.Align.LEFT);
                free = left + width + 6;
            }
        }
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
