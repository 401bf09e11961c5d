package dev.slipway.charts;

import java.awt.Color;

/** Readability of text on a colour, as WCAG 2 counts it. */
final class Contrast {
    private Contrast() {}

    /** From 1 (alike) to 21 (black on white). */
    static double ratio(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + .05) / (darker + .05);
    }

    /** White or the darkest text, whichever reads better on this ground. */
    static Color on(Color ground, ChartTheme theme) {
        Color dark = theme.dark() ? theme.canvas() : theme.text();
        return ratio(Color.WHITE, ground) >= ratio(dark, ground) ? Color.WHITE : dark;
    }

    private static double luminance(Color color) {
        return .2126 * channel(color.getRed()) + .7152 * channel(color.getGreen()) + .0722 * channel(color.getBlue());
    }

    private static double channel(int value) {
        double c = value / 255.0;
        return c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
    }
}
