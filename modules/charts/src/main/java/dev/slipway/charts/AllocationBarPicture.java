package dev.slipway.charts;

import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The 10,000 buckets of a layer: which belong to which arm, which are held out and which are free. */
public record AllocationBarPicture(List<Part> parts) implements Picture {
    /** Buckets of a layer. */
    public static final int BUCKETS = 10_000;

    /** What buckets are for. */
    public enum Kind {
        ARM,
        HOLDOUT,
        FREE
    }

    /**
     * Neighbouring buckets with one use.
     *
     * @param from first bucket
     * @param to bucket after the last
     * @param arm 0 for control, 1 for the first treatment; of no meaning for other kinds
     */
    public record Part(String name, int from, int to, Kind kind, int arm) {}

    public AllocationBarPicture {
        parts = List.copyOf(parts);
    }

    @Override
    public String id() {
        return "allocation";
    }

    @Override
    public String accessibleText() {
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            words.add(part.name() + " " + range(part));
        }
        return words.isEmpty() ? "No bucket is allocated." : "10,000 buckets: " + String.join(", ", words) + ".";
    }

    private static String range(Part part) {
        return "buckets " + Numbers.count(part.from()) + "–" + Numbers.count(Math.max(part.from(), part.to() - 1));
    }

    private static String share(Part part) {
        return Numbers.rate((part.to() - part.from()) / (double) BUCKETS);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : parts) {
            rows.add(List.of(part.name(), Integer.toString(part.from()), Integer.toString(part.to() - 1), share(part)));
        }
        return new DataTable(List.of("Use", "First bucket", "Last bucket", "Share"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return 46;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (parts.isEmpty()) {
            ink.sentence("No bucket is allocated.", width, height);
            return List.of();
        }
        double bar = Math.clamp(height - 20, 6, 26);
        Scale x = new Scale(0, BUCKETS, 0, width);
        ink.bar(0, 0, width, bar, 3, theme.track());
        List<HotSpot> spots = new ArrayList<>();
        Font axis = ink.regular(Ink.AXIS_SIZE);
        double captionRight = width;
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            double left = x.clamped(part.from());
            double right = x.clamped(part.to());
            Color color = switch (part.kind()) {
                case ARM -> Arms.color(theme, part.arm());
                case HOLDOUT -> theme.before();
                case FREE -> theme.track();
            };
            ink.bar(left, 0, Math.max(0, right - left - .5), bar, 3, color);
            if (part.kind() == Kind.ARM) {
                words(ink, part, color, left, right, bar);
            } else if (right - 2 > left) {
                double size = Ink.width(part.name(), axis);
                double at = Math.min(captionRight, Math.max(right, left + size)) - size;
                ink.text(part.name(), at, bar + 16, axis, theme.text3(), Ink.Align.LEFT);
                captionRight = at - 6;
            }
            spots.add(new HotSpot(
                    new Rectangle2D.Double(left, 0, Math.max(0, right - left), bar),
                    "part:" + i,
                    part.name(),
                    List.of(range(part), share(part) + " of all")));
        }
        Ticks ticks = Ticks.covering(0, BUCKETS, (int) Math.clamp(width / 110, 2, 5));
        for (double tick : ticks.values()) {
            double at = x.px(tick);
            String text = Numbers.fixed(tick, 0);
            double left = tick == 0 ? 0 : at - Ink.width(text, axis) / 2;
            double end = left + Ink.width(text, axis);
            if (end < captionRight || (captionRight == width && end <= width)) {
                ink.line(Math.min(at, width - .5), bar, Math.min(at, width - .5), bar + 4, theme.axis(), 1);
                ink.text(text, left, bar + 16, axis, theme.text3(), Ink.Align.LEFT);
            }
        }
        return spots;
    }

    private static void words(Ink ink, Part part, Color color, double left, double right, double bar) {
        Font strong = ink.strong(Ink.AXIS_SIZE);
        String full = part.name() + " · " + range(part);
        String shown = Ink.width(full, strong) <= right - left - 12 ? full : part.name();
        if (bar >= 12) {
            ink.fitted(
                    shown,
                    (left + right) / 2,
                    bar / 2 + 4,
                    strong,
                    Contrast.on(color, ink.theme),
                    Ink.Align.CENTER,
                    right - left - 8);
        }
    }
}
