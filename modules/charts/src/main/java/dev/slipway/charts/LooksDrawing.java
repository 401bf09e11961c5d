package dev.slipway.charts;

import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.SideBySide;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One drawing of the ways of looking: names left, intervals in the middle, numbers right. */
final class LooksDrawing {
    /** Below this width the interval goes under its words. */
    private static final double NARROW = 480;

    private static final double HEADER = 24;
    private static final double TRUTH = 18;
    private static final double AXIS = 24;
    private static final double ROW = 26;
    private static final double MOST_ROW = 34;
    private static final double STACKED = 13;
    private static final double GAP = 12;
    private static final double EDGE = 6;

    private final Ink ink;
    private final LooksComparison picture;
    private final MetricReadout metric;
    private final List<SideBySide.Row> rows;
    private final boolean narrow;
    private final double width;
    private final double row;
    private final double top;
    private final Font font;
    private final Font bold;
    private final double saysLeft;
    private final double probabilityLeft;
    private final double intervalRight;
    private final double effectRight;
    private final double labels;
    private final double plotLeft;
    private final double plotRight;
    private final MetricReadout.@Nullable Truth truth;

    LooksDrawing(Ink ink, LooksComparison picture, double width, double height) {
        this.ink = ink;
        this.picture = picture;
        this.metric = picture.metric();
        this.rows = picture.looks().rows();
        this.narrow = width < NARROW;
        this.width = width;
        this.font = ink.regular(Ink.AXIS_SIZE);
        this.bold = ink.strong(Ink.AXIS_SIZE);
        this.truth = Effects.truth(metric, picture.looks().treatment());
        this.top = HEADER + (truth == null ? 0 : TRUTH);
        double room = (height - top - AXIS) / rows.size();
        this.row = Math.clamp(room, narrow ? 28 : 14, narrow ? MOST_ROW + STACKED : MOST_ROW);
        double says = narrow ? 0 : widest(LooksComparison::says, bold) + GAP + EDGE;
        double probability = narrow ? 0 : widest(LooksComparison::probability, font) + GAP;
        this.saysLeft = width - says + GAP;
        this.probabilityLeft = width - says - probability + GAP;
        this.intervalRight = narrow ? width : probabilityLeft - GAP;
        this.effectRight = intervalRight - widest(picture::interval, font) - 6;
        double numbersLeft = effectRight - widest(r -> picture.format().difference(r.effect()), bold);
        this.labels = narrow
                ? Math.max(20, numbersLeft - 8)
                : Math.clamp(widest(SideBySide.Row::name, bold) + 22, 60, Math.max(60, numbersLeft * .45));
        this.plotLeft = narrow ? 8 : labels + 8;
        this.plotRight = narrow ? width - 8 : Math.max(plotLeft + 10, numbersLeft - 18);
    }

    static double preferredHeight(int rows, double width) {
        return HEADER + TRUTH + AXIS + Math.max(1, rows) * (ROW + (width < NARROW ? STACKED - 2 : 0));
    }

    private double widest(Function<SideBySide.Row, String> words, Font in) {
        return rows.stream()
                .mapToDouble(r -> Ink.width(words.apply(r), in))
                .max()
                .orElse(0);
    }

    List<HotSpot> draw() {
        Scale x = scale();
        double bottom = top + rows.size() * row;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).decides()) {
                ink.bar(0, top + i * row, width, row, 2, ink.theme.selected());
            }
        }
        header(x);
        truth(x, bottom);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double y = top + i * row;
            if (i > 0 && family(rows.get(i)) != family(rows.get(i - 1))) {
                ink.line(0, y, width, y, ink.theme.border(), 1);
            }
            row(rows.get(i), y, x);
            spots.add(spot(i, y));
        }
        return spots;
    }

    /** Ways of one family stand together: one look, many looks, with a prior, dealt anew. */
    private static int family(SideBySide.Row row) {
        return switch (row.plan()) {
            case "fixed" -> 0;
            case "bayes" -> 2;
            case "permutation" -> 3;
            default -> 1;
        };
    }

    private Scale scale() {
        double low = Math.min(0, truth == null ? 0 : truth.effect());
        double high = Math.max(0, truth == null ? 0 : truth.effect());
        for (SideBySide.Row each : rows) {
            Double from = each.low();
            Double to = each.high();
            low = Math.min(low, from == null ? each.effect() : from);
            high = Math.max(high, to == null ? each.effect() : to);
        }
        Ticks ticks = Ticks.covering(low, high, (int) Math.clamp((plotRight - plotLeft) / 52, 3, 7));
        Scale x = new Scale(ticks.low(), ticks.high(), plotLeft, plotRight);
        double bottom = top + rows.size() * row;
        for (double tick : ticks.values()) {
            Color color = tick == 0 ? ink.theme.zero() : ink.theme.grid();
            grid(x.px(tick), bottom, color);
        }
        double factor = Effects.factor(metric, "absolute");
        String unit = Effects.unit(metric, "absolute");
        Axes.bottom(
                ink,
                ticks,
                x,
                bottom + 16,
                font,
                v -> Axes.signed(v, factor, ticks, unit),
                Math.max(0, plotLeft - 18),
                Math.min(width, plotRight + 18));
        return x;
    }

    /** Where words stand above the intervals, lines must not run through them. */
    private void grid(double x, double bottom, Color color) {
        if (!narrow) {
            ink.line(x, top - 4, x, bottom, color, 1);
            return;
        }
        for (int i = 1; i <= rows.size(); i++) {
            ink.line(x, top + i * row - STACKED, x, top + i * row, color, 1);
        }
    }

    private void header(Scale x) {
        Color grey = ink.theme.text3();
        double y = 11;
        double zero = x.px(0);
        boolean lower = metric.better().equals("lower");
        double free = narrow ? width : effectRight;
        if (!narrow) {
            ink.fitted("Way of looking", 0, y, font, grey, Ink.Align.LEFT, labels - 8);
            String level = Math.round(rows.getFirst().level() * 1000) / 10.0 + "%";
            String title = "Difference, " + level.replace(".0%", "%");
            free = intervalRight - 12 - ink.text(title, intervalRight, y, font, grey, Ink.Align.RIGHT);
            ink.fitted("p, or better", probabilityLeft, y, font, grey, Ink.Align.LEFT, saysLeft - probabilityLeft - 4);
            ink.fitted("Says", saysLeft, y, font, grey, Ink.Align.LEFT, width - saysLeft);
        }
        String treatment = Effects.lower(picture.looks().treatment());
        String control = Effects.lower(Arms.key(metric, 0));
        String left = (lower ? treatment : control) + " better";
        String right = (lower ? control : treatment) + " better";
        double from = narrow ? 0 : Ink.width("Way of looking", font) + 12;
        if (zero - 6 - Ink.width(left, font) >= from) {
            ink.text(left, zero - 6, y, font, grey, Ink.Align.RIGHT);
        }
        if (zero + 6 + Ink.width(right, font) <= free) {
            ink.text(right, zero + 6, y, font, grey, Ink.Align.LEFT);
        }
    }

    /** Money in its unit; of rates the axis says pp. */
    private String planted(double effect) {
        return picture.format().money()
                ? picture.format().difference(effect)
                : picture.format().number(effect);
    }

    private void truth(Scale x, double bottom) {
        if (truth == null) {
            return;
        }
        double at = x.px(truth.effect());
        double y = HEADER + 5;
        String words = "planted " + planted(truth.effect());
        if (narrow) {
            for (int i = 1; i <= rows.size(); i++) {
                ink.dashed(at, top + i * row - STACKED, at, top + i * row, ink.theme.text(), 1, 1.5f, 2.5f);
            }
        } else {
            ink.dashed(at, y, at, bottom, ink.theme.text(), 1, 1.5f, 2.5f);
        }
        ink.diamond(at, y, 4.6);
        double size = Ink.width(words, font) + 10;
        boolean left = at + size > (narrow ? width : plotRight + 16);
        ink.text(
                words, left ? at - 9 : at + 9, y + 4, font, ink.theme.text3(), left ? Ink.Align.RIGHT : Ink.Align.LEFT);
    }

    private void row(SideBySide.Row each, double y, Scale x) {
        double middle = narrow ? y + (row - STACKED) / 2 : y + row / 2;
        double line = narrow ? y + row - STACKED / 2 : middle;
        double base = middle + 4;
        Color words = each.decides() ? ink.theme.text() : ink.theme.text2();
        double pin = each.decides() ? 18 : 0;
        ink.fitted(each.name(), 6, base, each.decides() ? bold : font, words, Ink.Align.LEFT, labels - 6 - pin);
        if (each.decides()) {
            ForestSpacing.pin(ink, labels - 8, middle);
        }
        mark(each, x, line);
        ink.text(
                picture.format().difference(each.effect()), effectRight, base, bold, ink.theme.text(), Ink.Align.RIGHT);
        boolean none = each.low() == null;
        Color grey = none ? ink.theme.text3() : ink.theme.text2();
        ink.text(picture.interval(each), intervalRight, base, font, grey, Ink.Align.RIGHT);
        if (!narrow) {
            boolean has = each.pValue() != null || each.probabilityBetter() != null;
            Color shade = has ? words : ink.theme.text3();
            ink.text(LooksComparison.probability(each), probabilityLeft, base, font, shade, Ink.Align.LEFT);
            boolean open = each.says().equals("unclear");
            Color said = open ? ink.theme.text3() : ink.theme.text();
            ink.text(LooksComparison.says(each), saysLeft, base, open ? font : bold, said, Ink.Align.LEFT);
        }
    }

    /** The interval, or a small square where the method has none. */
    private void mark(SideBySide.Row each, Scale x, double y) {
        Color color =
                Arms.color(ink.theme, Effects.index(metric, picture.looks().treatment()));
        Double low = each.low();
        Double high = each.high();
        if (low == null || high == null) {
            double at = x.clamped(each.effect());
            boolean open = each.says().equals("unclear");
            Rectangle2D square = new Rectangle2D.Double(at - 3.5, y - 3.5, 7, 7);
            ink.fill(square, open ? ink.theme.surface() : color);
            ink.stroke(square, color, 1.6);
            return;
        }
        boolean hollow = low <= 0 && high >= 0;
        ink.interval(x.clamped(low), x.clamped(each.effect()), x.clamped(high), y, color, hollow);
    }

    private HotSpot spot(int index, double y) {
        SideBySide.Row each = rows.get(index);
        List<String> lines = new ArrayList<>();
        lines.add(picture.words(each));
        lines.add(LooksComparison.probability(each));
        lines.add(Effects.sizes(metric, picture.looks().treatment()));
        lines.add(each.why());
        lines.addAll(each.warnings());
        lines.removeIf(String::isEmpty);
        return new HotSpot(
                new Rectangle2D.Double(0, y, width, row),
                LooksComparison.KEY + index,
                metric.label() + ", " + each.name(),
                lines);
    }
}
