package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The primary metric by one attribute: a row per level with its adjusted interval, and whether the rows differ. */
public record SegmentForest(SegmentReadout segment, MetricReadout metric) implements Picture {
    private static final double ROW = 24;
    private static final double HEADER = 24;
    private static final double AXIS = 46;

    @Override
    public String id() {
        return "segment-" + segment.attribute();
    }

    private List<SegmentReadout.Row> usable() {
        return segment.rows().stream().filter(r -> r.difference() != null).toList();
    }

    private MetricFormat format() {
        return MetricFormat.of(metric);
    }

    private String words(SegmentReadout.Row row) {
        Interval d = row.difference();
        return d == null ? "too few users" : format().withInterval(d.effect(), d.low(), d.high());
    }

    private String emptySentence() {
        return "No level of " + segment.attribute().replace('_', ' ') + " has enough users yet.";
    }

    private String interaction() {
        Double p = segment.interactionP();
        if (p == null) {
            return "";
        }
        return (p < .05 ? "levels differ, " : "no sign that levels differ, ") + Numbers.pEquals(p);
    }

    @Override
    public String accessibleText() {
        List<String> clauses = new ArrayList<>();
        usable().forEach(r -> clauses.add(r.level() + " " + words(r)));
        String end = interaction().isEmpty() ? "" : "; " + interaction();
        return clauses.isEmpty()
                ? emptySentence()
                : metric.label() + " by " + segment.attribute().replace('_', ' ') + ", adjusted intervals: "
                        + String.join("; ", clauses) + end + ".";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (SegmentReadout.Row row : segment.rows()) {
            rows.add(List.of(
                    row.level(),
                    Numbers.count(row.nControl()),
                    Numbers.count(row.nTreatment()),
                    format().level(row.control()),
                    format().level(row.treatment()),
                    words(row)));
        }
        return new DataTable(
                List.of(
                        Arms.name(segment.attribute()),
                        "n control",
                        "n treatment",
                        "Control",
                        "Treatment",
                        "Difference"),
                rows);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + AXIS + segment.rows().size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<SegmentReadout.Row> usable = usable();
        if (usable.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Font font = ink.regular(Ink.AXIS_SIZE);
        double numbers = 0;
        double low = 0;
        double high = 0;
        for (SegmentReadout.Row row : usable) {
            Interval d = row.difference();
            if (d != null) {
                numbers = Math.max(numbers, Ink.width(words(row), ink.strong(11)));
                low = Math.min(low, d.low());
                high = Math.max(high, d.high());
            }
        }
        double labels = Math.clamp(width * .22, 60, 170);
        double n = width > 560 ? 120 : 0;
        Ticks ticks = Ticks.covering(low, high, (int) Math.clamp((width - labels - numbers - n) / 56, 3, 7));
        Scale x = new Scale(ticks.low(), ticks.high(), labels + n + 8, Math.max(labels + n + 20, width - numbers - 20));
        double row = Math.clamp((height - HEADER - AXIS) / segment.rows().size(), 14, ROW + 6);
        double bottom = HEADER + row * segment.rows().size();
        header(ink, x, labels, n, width);
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), HEADER - 4, x.px(tick), bottom, tick == 0 ? theme.zero() : theme.grid(), 1);
        }
        double factor = Effects.factor(metric, "absolute");
        String unit = Effects.unit(metric, "absolute");
        Axes.bottom(ink, ticks, x, bottom + 15, font, v -> Axes.signed(v, factor, ticks, unit), labels, width);
        ink.fitted(interaction(), 0, bottom + 36, font, theme.text2(), Ink.Align.LEFT, width);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < segment.rows().size(); i++) {
            row(ink, segment.rows().get(i), HEADER + i * row, row, x, labels, n, width);
            spots.add(spot(segment.rows().get(i), new Rectangle2D.Double(0, HEADER + i * row, width, row)));
        }
        return spots;
    }

    private void header(Ink ink, Scale x, double labels, double n, double width) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(Arms.name(segment.attribute()), 0, 11, font, ink.theme.text3(), Ink.Align.LEFT, labels - 8);
        if (n > 0) {
            ink.text("n, control first", labels, 11, font, ink.theme.text3(), Ink.Align.LEFT);
        }
        double right = ink.text("Difference, adjusted", width, 11, font, ink.theme.text3(), Ink.Align.RIGHT);
        boolean lower = metric.better().equals("lower");
        String words = lower ? "control better" : "treatment better";
        if (x.px(0) + 6 + Ink.width(words, font) < width - right - 8) {
            ink.text(words, x.px(0) + 6, 11, font, ink.theme.text3(), Ink.Align.LEFT);
        }
    }

    private void row(
            Ink ink,
            SegmentReadout.Row row,
            double top,
            double height,
            Scale x,
            double labels,
            double n,
            double width) {
        double middle = top + height / 2;
        double base = middle + 4;
        Font font = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(row.level(), 0, base, ink.medium(11), ink.theme.text(), Ink.Align.LEFT, labels - 8);
        if (n > 0) {
            String sizes = Numbers.count(row.nControl()) + " · " + Numbers.count(row.nTreatment());
            ink.fitted(sizes, labels, base, font, ink.theme.text3(), Ink.Align.LEFT, n);
        }
        Interval d = row.difference();
        if (d == null) {
            ink.text(words(row), width, base, font, ink.theme.text3(), Ink.Align.RIGHT);
            return;
        }
        ink.interval(
                x.px(d.low()), x.px(d.effect()), x.px(d.high()), middle, Arms.color(ink.theme, 1), !d.excludesZero());
        String interval = format().interval(d.low(), d.high());
        double taken = ink.text(interval, width, base, font, ink.theme.text2(), Ink.Align.RIGHT);
        ink.text(
                format().difference(d.effect()),
                width - taken - 5,
                base,
                ink.strong(11),
                ink.theme.text(),
                Ink.Align.RIGHT);
    }

    private HotSpot spot(SegmentReadout.Row row, Rectangle2D area) {
        return new HotSpot(
                area,
                "level:" + row.level(),
                metric.label() + ", " + row.level(),
                List.of(
                        "treatment " + format().level(row.treatment()) + ", control " + format().level(row.control()),
                        words(row),
                        Effects.sizes(row.nControl(), row.nTreatment())));
    }
}
