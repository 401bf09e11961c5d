package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Draws one dial: its name, what its value is of, the half circle, numbers in its middle, the word, and the headroom. */
final class DialDrawing {
    private static final double RADIUS = 60;
    private static final double SMALL_RADIUS = 48;
    private static final double RING = 12;
    private static final double LINE = 15;
    private static final double BADGE = 20;
    private static final double LABEL_SIZE = 12;
    /** Where the limit lies when nothing reaches beyond it, as a share of the half circle. */
    private static final double LIMIT_AT = .7;

    private static final double HATCH_STEP = 6;

    private final Ink ink;
    private final Dial dial;
    private final boolean small;

    DialDrawing(Ink ink, Dial dial, boolean small) {
        this.ink = ink;
        this.dial = dial;
        this.small = small;
    }

    private static Font label() {
        return Fonts.SEMI_BOLD.deriveFont((float) LABEL_SIZE);
    }

    private static Font small() {
        return Fonts.REGULAR.deriveFont((float) Ink.AXIS_SIZE);
    }

    /** Lines that names, headrooms and what the values are of need in a column of this width, the same for all. */
    static int[] lines(List<Dial> dials, double width, boolean small) {
        boolean longName = dials.stream().anyMatch(d -> Ink.width(d.label(), label()) > width - 10);
        boolean longRoom = dials.stream().anyMatch(d -> Ink.width(headroom(d, small), small()) > width - 10);
        boolean told = dials.stream().anyMatch(d -> told(d, small));
        boolean longAbout = dials.stream().anyMatch(d -> Ink.width(d.about(), small()) > width - 10);
        return new int[] {longName ? 2 : 1, longRoom ? 2 : 1, told ? longAbout ? 2 : 1 : 0};
    }

    /** A small one leaves to its heading which weeks count, but not whether it is a level or a difference. */
    private static boolean told(Dial dial, boolean small) {
        return !dial.about().isEmpty()
                && (!small || dial.about().equals(Dial.LEVEL) || dial.about().equals(Dial.DIFFERENCE));
    }

    private static String headroom(Dial dial, boolean small) {
        return small ? dial.shortHeadroom() : String.join(" ", dial.headroom());
    }

    /** Height of a row of dials in columns of this width. */
    static double height(List<Dial> dials, double width, boolean small) {
        int[] lines = lines(dials, width, small);
        return (lines[0] + lines[2]) * LINE + 12 + radius(width, small) + 25 + BADGE + 10 + lines[1] * LINE + 3;
    }

    private static double radius(double width, boolean small) {
        return Math.clamp(width / 2 - 12, 4, small ? SMALL_RADIUS : RADIUS);
    }

    void draw(Rectangle2D place, int[] lines) {
        double x = place.getCenterX();
        double room = place.getWidth() - 10;
        double y = place.getY();
        Lines.write(ink, Lines.of(dial.label(), label(), room, lines[0]), x, y + 11, LINE, label(), ink.theme.text());
        double about = y + lines[0] * LINE;
        Lines.write(
                ink,
                Lines.of(dial.about(), small(), room, Math.max(1, lines[2])),
                x,
                about + 11,
                LINE,
                small(),
                ink.theme.text2());
        double radius = radius(place.getWidth(), small);
        double middle = about + lines[2] * LINE + 12 + radius;
        ring(x, middle, radius);
        numbers(x, middle, room, 2 * (radius - RING) - 6);
        double top = middle + 25;
        badge(x, top, room);
        List<String> words = lines[1] == 1 ? List.of(headroom(dial, small)) : List.of(dial.headroom());
        for (int i = 0; i < words.size(); i++) {
            ink.fitted(
                    words.get(i),
                    x,
                    top + BADGE + 18 + i * LINE,
                    small(),
                    ink.theme.text2(),
                    Ink.Align.CENTER,
                    room + 6);
        }
    }

    /** Where the arc begins: at 0 for a level; for a difference as far on the good side as the margin is on the bad one, or further. */
    private double least() {
        if (dial.kind() == Dial.Kind.LEVEL) {
            return 0;
        }
        Interval value = dial.value();
        double reach = value == null ? 0 : Math.min(dial.worse(value.low()), dial.worse(value.high())) * 1.06;
        return Math.min(-dial.worse(dial.limit()), Double.isFinite(reach) ? reach : 0);
    }

    private double most() {
        Interval value = dial.value();
        double reach = value == null ? 0 : Math.max(dial.worse(value.low()), dial.worse(value.high())) * 1.06;
        double least = least();
        double room = least + (dial.worse(dial.limit()) - least) / LIMIT_AT;
        return Math.max(least + 1e-12, Math.max(room, Double.isFinite(reach) ? reach : 0));
    }

    /** Degrees from the left end, clockwise; what is worse lies further to the right. */
    private double angle(double value) {
        return 180 * Math.clamp((dial.worse(value) - least()) / (most() - least()), 0, 1);
    }

    private void ring(double x, double y, double radius) {
        double limit = angle(dial.limit());
        ink.fill(part(x, y, radius, 0, limit), ink.theme.track());
        ink.fill(part(x, y, radius, limit, 180), ink.theme.stopSoft());
        hatch(x, y, radius, limit);
        if (dial.kind() != Dial.Kind.LEVEL) {
            spoke(x, y, radius, angle(0), 3, 3, Arms.color(ink.theme, 0), 1.6);
        }
        Interval value = dial.value();
        if (value != null) {
            Color own = Arms.color(ink.theme, 1);
            double from = Math.min(angle(value.low()), angle(value.high()));
            double to = Math.max(from + .8, Math.max(angle(value.low()), angle(value.high())));
            ink.fill(part(x, y, radius, from, to), Ink.alpha(own, ink.theme.dark() ? .45 : .32));
            spoke(x, y, radius, angle(value.effect()), 3, 3, own, 2.6);
        }
        spoke(x, y, radius, limit, 6, 4, ink.theme.limit(), 2);
    }

    /** Slanted strokes across the ring, so that what lies beyond the limit is read without its colour. */
    private void hatch(double x, double y, double radius, double from) {
        Color color = Ink.alpha(ink.theme.stop(), ink.theme.dark() ? .45 : .38);
        Path2D.Double strokes = new Path2D.Double();
        for (double at = from + HATCH_STEP / 2; at < 180 - HATCH_STEP / 2; at += HATCH_STEP) {
            double outer = Math.min(180, at + HATCH_STEP);
            strokes.moveTo(px(x, radius - RING, at), py(y, radius - RING, at));
            strokes.lineTo(px(x, radius, outer), py(y, radius, outer));
        }
        ink.stroke(strokes, color, 1);
    }

    private static Path2D.Double part(double x, double y, double radius, double from, double to) {
        double inner = Math.max(1, radius - RING);
        Path2D.Double shape = new Path2D.Double();
        shape.append(arc(x, y, radius, 180 - from, from - to), false);
        shape.append(arc(x, y, inner, 180 - to, to - from), true);
        shape.closePath();
        return shape;
    }

    private static Arc2D.Double arc(double x, double y, double radius, double start, double extent) {
        return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN);
    }

    private void spoke(
            double x, double y, double radius, double angle, double out, double in, Color color, double width) {
        double inner = Math.max(0, radius - RING - in);
        ink.line(
                px(x, inner, angle),
                py(y, inner, angle),
                px(x, radius + out, angle),
                py(y, radius + out, angle),
                color,
                width);
    }

    private static double px(double x, double radius, double angle) {
        return x - radius * Math.cos(Math.toRadians(angle));
    }

    private static double py(double y, double radius, double angle) {
        return y - radius * Math.sin(Math.toRadians(angle));
    }

    private void numbers(double x, double y, double room, double inside) {
        Interval value = dial.value();
        if (value != null) {
            Font large = ink.strong(small ? 14 : 17);
            String level = dial.estimate(value);
            Font font = Ink.width(level, large) <= inside ? large : ink.strong(small ? 12 : 13);
            ink.fitted(level, x, y - 10, font, ink.theme.text(), Ink.Align.CENTER, inside);
            String ends = dial.ends(value);
            ink.fitted(ends, x, y + (small ? 5 : 4), small(), ink.theme.text2(), Ink.Align.CENTER, room);
        }
        String limit = dial.limitWords();
        Font font = ink.strong(Ink.AXIS_SIZE);
        ink.fitted(limit, x, y + 19, font, ink.theme.limit(), Ink.Align.CENTER, room);
    }

    private void badge(double x, double top, double room) {
        Dial.Reading reading = dial.reading();
        Color ground = switch (reading) {
            case INSIDE -> ink.theme.shipSoft();
            case NOT_SHOWN -> ink.theme.holdSoft();
            case OUTSIDE -> ink.theme.stopSoft();
        };
        Color words = switch (reading) {
            case INSIDE -> ink.theme.ship();
            case NOT_SHOWN -> ink.theme.hold();
            case OUTSIDE -> ink.theme.stop();
        };
        Font font = ink.strong(Ink.AXIS_SIZE);
        double text = Ink.width(reading.word(), font);
        double wide = text + 36;
        if (wide > room) {
            return;
        }
        double left = x - wide / 2;
        double middle = top + BADGE / 2 + 2;
        ink.fill(new RoundRectangle2D.Double(left, top + 2, wide, BADGE, BADGE, BADGE), ground);
        switch (reading) {
            case INSIDE -> Icons.check(ink, left + 15, middle, words);
            case NOT_SHOWN -> Icons.pause(ink, left + 15, middle, words);
            case OUTSIDE -> Icons.cross(ink, left + 15, middle, words);
        }
        ink.text(reading.word(), left + 25, middle + 4, font, words, Ink.Align.LEFT);
    }
}
