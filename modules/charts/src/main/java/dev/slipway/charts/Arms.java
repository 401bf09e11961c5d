package dev.slipway.charts;

import dev.slipway.readout.model.MetricReadout;
import java.awt.Color;
import java.util.Locale;

/** Names and colours of variants; control is index 0. */
final class Arms {
    private Arms() {}

    /** {@code full_kyc} becomes "Full kyc". */
    static String name(String variant) {
        String words = variant.replace('_', ' ').strip();
        return words.isEmpty() ? variant : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The key of the arm with this place in a metric; the usual word where the metric has no such arm. */
    static String key(MetricReadout metric, int index) {
        boolean known = index < metric.arms().size();
        return known ? metric.arms().get(index).variant() : index == 0 ? "control" : "treatment";
    }

    static Color color(ChartTheme theme, int index) {
        return theme.arms().get(Math.floorMod(index, theme.arms().size()));
    }

    /** The colour of the arm's words: its own, but text where the arm's colour is only good for lines. */
    static Color textColor(ChartTheme theme, int index) {
        return index >= 4 ? theme.text() : color(theme, index);
    }
}
