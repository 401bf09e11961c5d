package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The primary metric by one attribute: a row per level with its adjusted interval, and whether the rows differ. */
public record SegmentForest(SegmentReadout segment, MetricReadout metric) implements Picture {
    private static final double ROW = 24;
    private static final double HEADER = 24;
    private static final double AXIS = 24;
    private static final double SENTENCE = 22;
    private static final double WIDE = 560;
    private static final String JUDGED = "p, adjusted";

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
        String reason = row.reason();
        return d == null
                ? (reason == null ? "too few users" : reason)
                : format().withInterval(d.effect(), d.low(), d.high());
    }

    private String level(@Nullable Double level) {
        return level == null ? Numbers.NONE : format().level(level);
    }

    private String emptySentence() {
        return "No level of " + segment.attribute().replace('_', ' ') + " has enough users yet.";
    }

    /** Whether the rows have one effect; nothing where the tests have a reading, which stands beside the picture. */
    private String interaction() {
        Double p = segment.interactionP();
        if (p == null || segment.tests() != null) {
            return "";
        }
        return (p < .05 ? "levels differ, " : "no sign that levels differ, ") + Numbers.pEquals(p);
    }

    /** {@code p = 0.03} after the adjustment; empty where nothing was tested. */
    private static String adjusted(SegmentReadout.Row row) {
        Double p = row.adjustedP();
        return p == null ? "" : Numbers.pEquals(p);
    }

    /** {@code found, p = 0.03}: the word marks the row, so that no colour has to. */
    private static String judged(SegmentReadout.Row row) {
        return (found(row) ? "found, " : "") + adjusted(row);
    }

    /** Room of the column that says what is found; none where it is narrow or nothing was tested. */
    private double judgedRoom(Ink ink, double width) {
        double widest = 0;
        for (SegmentReadout.Row row : segment.rows()) {
            widest = Math.max(widest, Ink.width(judged(row), ink.strong(11)));
        }
        return width > WIDE && widest > 0 ? Math.max(widest, Ink.width(JUDGED, ink.regular(11))) + 14 : 0;
    }

    private static boolean found(SegmentReadout.Row row) {
        return Boolean.TRUE.equals(row.found());
    }

    @Override
    public String accessibleText() {
        List<String> clauses = new ArrayList<>();
        usable().forEach(r -> clauses.add(Words.level(r.level()) + " " + words(r) + (found(r) ? ", found" : "")));
        SegmentReadout.Tests tests = segment.tests();
        String end =
                tests != null ? ". " + tests.reading() : interaction().isEmpty() ? "." : "; " + interaction() + ".";
        return clauses.isEmpty()
                ? emptySentence()
                : metric.label() + " by " + segment.attribute().replace('_', ' ') + ", adjusted intervals: "
                        + String.join("; ", clauses) + end;
    }

    /** The key of the control, 0, or of the treatment that is compared with it. */
    private String arm(int index) {
        String treatment = segment.treatment();
        return index == 1 && treatment != null ? treatment : Arms.key(metric, index);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (SegmentReadout.Row row : segment.rows()) {
            rows.add(List.of(
                    row.level(),
                    Numbers.count(row.nControl()),
                    Numbers.count(row.nTreatment()),
                    level(row.control()),
                    level(row.treatment()),
                    words(row),
                    adjusted(row),
                    found(row) ? "yes" : ""));
        }
        return new DataTable(
                List.of(
                        Words.label(segment.attribute()),
                        "n " + Effects.lower(arm(0)),
                        "n " + Effects.lower(arm(1)),
                        Arms.name(arm(0)),
                        Arms.name(arm(1)),
                        "Difference",
                        "Adjusted p",
                        "Found"),
                rows);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + below() + segment.rows().size() * ROW;
    }

    private double below() {
        return AXIS + (interaction().isEmpty() ? 0 : SENTENCE);
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
        double n = width > WIDE ? 120 : 0;
        double judged = judgedRoom(ink, width);
        double right = width - judged;
        Ticks ticks = Ticks.covering(low, high, (int) Math.clamp((right - labels - numbers - n) / 56, 3, 7));
        Scale x = new Scale(ticks.low(), ticks.high(), labels + n + 8, Math.max(labels + n + 20, right - numbers - 20));
        double row = Math.clamp((height - HEADER - below()) / segment.rows().size(), 14, ROW + 6);
        double bottom = HEADER + row * segment.rows().size();
        header(ink, x, labels, n, right, width);
        for (double tick : ticks.values()) {
            ink.line(x.px(tick), HEADER - 4, x.px(tick), bottom, tick == 0 ? theme.zero() : theme.grid(), 1);
        }
        double factor = Effects.factor(metric, "absolute");
        String unit = Effects.unit(metric, "absolute");
        Axes.bottom(ink, ticks, x, bottom + 15, font, v -> Axes.signed(v, factor, ticks, unit), labels, right);
        ink.fitted(interaction(), 0, bottom + 36, font, theme.text2(), Ink.Align.LEFT, width);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < segment.rows().size(); i++) {
            row(ink, segment.rows().get(i), HEADER + i * row, row, x, labels, n, right);
            judged(ink, segment.rows().get(i), HEADER + (i + .5) * row + 4, right + 14, width);
            spots.add(spot(segment.rows().get(i), new Rectangle2D.Double(0, HEADER + i * row, width, row)));
        }
        return spots;
    }

    private void header(Ink ink, Scale x, double labels, double n, double width, double end) {
        Font font = ink.regular(Ink.AXIS_SIZE);
        ink.fitted(Words.label(segment.attribute()), 0, 11, font, ink.theme.text3(), Ink.Align.LEFT, labels - 8);
        if (n > 0) {
            ink.text("n, control first", labels, 11, font, ink.theme.text3(), Ink.Align.LEFT);
        }
        double right = ink.text("Difference, adjusted", width, 11, font, ink.theme.text3(), Ink.Align.RIGHT);
        if (end > width) {
            ink.text(JUDGED, end, 11, font, ink.theme.text3(), Ink.Align.RIGHT);
        }
        boolean lower = metric.better().equals("lower");
        String words = Effects.lower(arm(lower ? 0 : 1)) + " better";
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
        ink.fitted(Words.level(row.level()), 0, base, ink.medium(11), ink.theme.text(), Ink.Align.LEFT, labels - 8);
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

    private static void judged(Ink ink, SegmentReadout.Row row, double base, double left, double width) {
        if (left < width) {
            Font font = found(row) ? ink.strong(11) : ink.regular(Ink.AXIS_SIZE);
            ink.text(
                    judged(row), width, base, font, found(row) ? ink.theme.text() : ink.theme.text2(), Ink.Align.RIGHT);
        }
    }

    private HotSpot spot(SegmentReadout.Row row, Rectangle2D area) {
        List<String> lines = new ArrayList<>();
        lines.add(Effects.lower(arm(1)) + " " + level(row.treatment()) + ", " + Effects.lower(arm(0)) + " "
                + level(row.control()));
        lines.add(words(row));
        lines.add(Effects.sizes(row.nControl(), row.nTreatment()));
        Double p = row.pValue();
        if (p != null) {
            lines.add(Numbers.pEquals(p) + ", adjusted " + adjusted(row) + (found(row) ? ": found" : ": not found"));
        }
        String level = Words.level(row.level());
        if (!level.equals(row.level())) {
            lines.add(row.level() + " in the data");
        }
        return new HotSpot(area, "level:" + row.level(), metric.label() + ", " + level, lines);
    }
}
