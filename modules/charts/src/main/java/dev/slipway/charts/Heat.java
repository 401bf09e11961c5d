package dev.slipway.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Cells of heat maps: colour by step, number by contrast, and the legend with its end values. */
final class Heat {
    private Heat() {}

    /** The step of a sequential scale from 0 to the highest value. */
    static Color sequential(ChartTheme theme, double value, double highest) {
        List<Color> steps = theme.sequential();
        double place = highest <= 0 ? 0 : value / highest * steps.size();
        return steps.get((int) Math.clamp(Math.floor(place), 0, steps.size() - 1));
    }

    /** The step of a scale that is symmetric around 0; towards better is the treatment's side. */
    static Color diverging(ChartTheme theme, double value, double reach) {
        List<Color> steps = theme.diverging();
        int side = steps.size() / 2;
        double place = reach <= 0 ? 0 : value / reach * (side + .5);
        return steps.get(side + (int) Math.clamp(Math.rint(place), -side, side));
    }

    /** The colour for words on a cell: the theme's text, or white or the darkest where that reads better. */
    static Color words(Color cell, ChartTheme theme) {
        return Contrast.ratio(theme.text(), cell) >= 4.5 ? theme.text() : Contrast.on(cell, theme);
    }

    static void cell(Ink ink, double x, double y, double width, double height, Color color, String text, Font font) {
        double w = Math.max(1, width - 2);
        double h = Math.max(1, height - 2);
        ink.bar(x + 1, y + 1, w, h, 2, color);
        if (Ink.width(text, font) <= w - 1 && h >= 9) {
            ink.text(text, x + width / 2, y + height / 2 + 4, font, words(color, ink.theme), Ink.Align.CENTER);
        }
    }

    /** A frame around a cell: its interval excludes 0. */
    static void frame(Ink ink, double x, double y, double width, double height) {
        RoundRectangle2D.Double shape =
                new RoundRectangle2D.Double(x + 1, y + 1, Math.max(1, width - 2), Math.max(1, height - 2), 4, 4);
        ink.stroke(shape, ink.theme.text(), 1.5);
    }

    /** Small steps with their end values, ending at the right. */
    static void legend(Ink ink, List<Color> steps, String low, String high, double right, double y, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double ends = Ink.width(low, font) + Ink.width(high, font) + 14;
        double step = Math.min(18, (width - ends) / steps.size());
        if (step < 4) {
            return;
        }
        double x = right - Ink.width(high, font) - 6 - step * steps.size();
        ink.text(low, x - 6, y, font, ink.theme.text3(), Ink.Align.RIGHT);
        for (Color color : steps) {
            ink.bar(x, y - 9, step - 1, 10, 1, color);
            x += step;
        }
        ink.text(high, right, y, font, ink.theme.text3(), Ink.Align.RIGHT);
    }
}
