package dev.slipway.charts;

import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MetricFormat;
import java.awt.Font;

/** Where the words of a planted effect stand beside its diamond: on the side that has room. */
record PlantedMark(Font label, double plotLeft, double plotRight) {
    static String words(MetricReadout metric, double effect) {
        MetricFormat format = MetricFormat.of(metric);
        return "planted " + (metric.money() ? format.difference(effect) : format.number(effect));
    }

    /** Whether words of this width stand left of the diamond. */
    boolean leads(double at, double size, Scale x) {
        return at < x.px(0) ? at - size > plotLeft - 4 : at + size > plotRight + 12;
    }

    /** Where words and diamond begin. */
    double left(MetricReadout metric, double effect, Scale x) {
        double at = x.px(effect);
        double size = Ink.width(words(metric, effect), label) + 9;
        return leads(at, size, x) ? at - size : at - 6;
    }
}
