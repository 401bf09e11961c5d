package dev.slipway.charts;

import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.Dates;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The frame of a cohort triangle: cohorts down, weeks after exposure across. */
final class Triangle {
    static final double ROW = 23;
    static final double TOP = 46;
    /** Wider cells would only be emptier. */
    private static final double WIDEST = 104;

    /** What one cell shows; null where its week is not over. */
    interface Cells {
        @Nullable
        Mark at(int cohort, int week);
    }

    /** A cell, ready to draw. */
    record Mark(Color color, String text, String shortText, boolean framed, List<String> tooltip) {}

    private final Ink ink;
    private final RetentionReadout retention;
    private final double width;
    private final double height;

    Triangle(Ink ink, RetentionReadout retention, double width, double height) {
        this.ink = ink;
        this.retention = retention;
        this.width = width;
        this.height = height;
    }

    static int weeks(RetentionReadout retention) {
        int weeks = 0;
        for (List<List<RetentionReadout.@Nullable Cell>> arm :
                retention.triangles().values()) {
            for (List<RetentionReadout.@Nullable Cell> row : arm) {
                for (int week = 0; week < row.size(); week++) {
                    weeks = row.get(week) == null ? weeks : Math.max(weeks, week + 1);
                }
            }
        }
        return weeks;
    }

    List<HotSpot> draw(int weeks, Cells cells) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Math.min(width * .3, 58);
        double cell = Math.min(WIDEST, (width - left) / Math.max(1, weeks));
        double row = Math.clamp((height - TOP) / Math.max(1, retention.cohorts().size()), 13, 28);
        Font numbers = ink.regular(cell < 26 ? 9.5 : Ink.AXIS_SIZE);
        Font framed = ink.strong(cell < 26 ? 9.5 : Ink.AXIS_SIZE);
        ink.text("week", 0, TOP - 8, font, ink.theme.text3(), Ink.Align.LEFT);
        int every = (int) Math.ceil(18 / Math.max(1, cell));
        for (int week = 0; week < weeks; week += every) {
            String text = String.format(Locale.ROOT, "%d", week + 1);
            ink.text(text, left + (week + .5) * cell, TOP - 8, font, ink.theme.text3(), Ink.Align.CENTER);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int cohort = 0; cohort < retention.cohorts().size(); cohort++) {
            double y = TOP + cohort * row;
            String day = Dates.day(retention.cohorts().get(cohort));
            ink.fitted(day, 0, y + row / 2 + 4, font, ink.theme.text2(), Ink.Align.LEFT, left - 4);
            boolean any = false;
            for (int week = 0; week < weeks; week++) {
                Mark mark = cells.at(cohort, week);
                if (mark != null) {
                    any = true;
                    double x = left + week * cell;
                    Font face = mark.framed() ? framed : numbers;
                    String text = Ink.width(mark.text(), face) <= cell - 3 ? mark.text() : mark.shortText();
                    Heat.cell(ink, x, y, cell, row, mark.color(), text, face);
                    if (mark.framed()) {
                        Heat.frame(ink, x, y, cell, row);
                    }
                    spots.add(new HotSpot(
                            new Rectangle2D.Double(x, y, cell, row),
                            "cohort:" + cohort + "/week:" + (week + 1),
                            "Week of " + day + ", week " + (week + 1),
                            mark.tooltip()));
                }
            }
            if (!any) {
                ink.fitted(
                        "first week not over",
                        left + 3,
                        y + row / 2 + 4,
                        font,
                        ink.theme.text3(),
                        Ink.Align.LEFT,
                        width - left);
            }
        }
        return spots;
    }
}
