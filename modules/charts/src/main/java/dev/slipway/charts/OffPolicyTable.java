package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.PolicyEvaluation.OffPolicyRow;
import dev.slipway.readout.text.Numbers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the new policy would have gained over the one that made the log, by every estimator; the row that decides is tinted.
 *
 * @param level of the intervals
 */
public record OffPolicyTable(PolicyEvaluation evaluation, double level) implements Picture {
    private static final double ROW = 28;
    private static final double LEAST_ROW = 19;
    private static final double HEADER = 28;
    /** Narrower than this, weights stand in the tooltip only. */
    private static final double WIDE = 560;

    private static final double LEAST_PLOT = 60;
    private static final double READS = 88;
    private static final double WEIGHTS = 84;

    @Override
    public String id() {
        return "off-policy";
    }

    private static String emptySentence() {
        return "No estimator could judge the new policy.";
    }

    @Override
    public String accessibleText() {
        if (evaluation.estimators().isEmpty()) {
            return emptySentence();
        }
        List<String> words = new ArrayList<>();
        evaluation
                .estimators()
                .forEach(row -> words.add(row.title() + " " + OfferWords.gain(row.gain()) + ", "
                        + OfferWords.reads(row.reads()) + (row.decides() ? ", decides" : "")));
        return "Gain of the new policy over the current one, per user and week: " + String.join("; ", words) + ". "
                + OfferWords.verdict(evaluation) + ".";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Estimator", "Value against current", "Effective n", "Max weight", "Reads as"),
                evaluation.estimators().stream()
                        .map(row -> List.of(
                                row.title(),
                                OfferWords.gain(row.gain()),
                                number(row.effectiveRounds()),
                                weight(row.largestWeight()),
                                OfferWords.reads(row.reads())))
                        .toList());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "—" : Numbers.count(Math.round(value));
    }

    private static String weight(@Nullable Double value) {
        return value == null ? "—" : Numbers.fixed(value, value < 9.95 ? 1 : 0);
    }

    @Override
    public double preferredHeight(double width) {
        return HEADER + ROW * Math.max(1, evaluation.estimators().size());
    }

    /** Below this height rows can't be read any more. */
    public double leastHeight() {
        return HEADER + LEAST_ROW * Math.max(1, evaluation.estimators().size());
    }

    /** Columns, as the right ends of texts and the ends of the plot. */
    private record Place(double value, double plotFrom, double plotTo, double rounds, double weight, double reads) {}

    private Place place(Ink ink, double width) {
        double names = widest(ink.strong(12), row -> row.title()) + 16;
        double values = widest(ink.strong(12), row -> OfferWords.gain(row.gain())) + 16;
        boolean wide = width >= WIDE;
        double reads = width - READS;
        double weight = wide ? reads - 18 : reads;
        double rounds = wide ? weight - WEIGHTS : reads;
        double value = Math.min(names + values, reads - 16);
        return new Place(value, value + 18, wide ? rounds - WEIGHTS + 6 : reads - 14, rounds, weight, reads);
    }

    private double widest(Font font, java.util.function.Function<OffPolicyRow, String> words) {
        return evaluation.estimators().stream()
                .mapToDouble(row -> Ink.width(words.apply(row), font))
                .max()
                .orElse(0);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<OffPolicyRow> rows = evaluation.estimators();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        Place place = place(ink, width);
        boolean plot = place.plotTo() - place.plotFrom() >= LEAST_PLOT;
        double row = Math.clamp((height - HEADER) / rows.size(), 1, ROW);
        header(ink, place, plot, width);
        Scale x = scale(place);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double top = HEADER + i * row;
            if (rows.get(i).decides()) {
                ink.bar(0, top, width, row, 2, theme.selected());
            }
            if (i > 0) {
                ink.line(0, top, width, top, theme.grid(), 1);
            }
            if (plot) {
                interval(ink, rows.get(i), x, top, row);
            }
            words(ink, rows.get(i), place, width, top + row / 2);
            if (top + row <= height + .5) {
                spots.add(spot(rows.get(i), new Rectangle2D.Double(0, top, width, row)));
            }
        }
        return spots;
    }

    private Scale scale(Place place) {
        double low = 0;
        double high = 0;
        for (OffPolicyRow row : evaluation.estimators()) {
            low = Math.min(low, row.gain().low());
            high = Math.max(high, row.gain().high());
        }
        double air = Math.max(1e-12, (high - low) * .04);
        return new Scale(low - air, high + air, place.plotFrom(), Math.max(place.plotFrom() + 1, place.plotTo()));
    }

    private void header(Ink ink, Place place, boolean plot, double width) {
        Font font = ink.medium(12);
        Color color = ink.theme.text2();
        boolean wide = width >= WIDE;
        ink.fitted("Estimator", 6, 15, font, color, Ink.Align.LEFT, width * .3);
        ink.fitted(
                wide ? "Value against current" : "Gain",
                place.value(),
                15,
                font,
                color,
                Ink.Align.RIGHT,
                Math.max(10, place.value() - 70));
        if (plot) {
            String words = place.plotTo() - place.plotFrom() > 110
                    ? Numbers.brief(100 * level, 1).replace("+", "") + "% interval, €"
                    : "€";
            ink.fitted(words, place.plotFrom(), 15, font, color, Ink.Align.LEFT, place.plotTo() - place.plotFrom());
        }
        if (wide) {
            ink.text("Effective n", place.rounds(), 15, font, color, Ink.Align.RIGHT);
            ink.text("Max weight", place.weight(), 15, font, color, Ink.Align.RIGHT);
        }
        ink.text("Reads as", place.reads() + 2, 15, font, color, Ink.Align.LEFT);
        ink.line(0, HEADER - 2, width, HEADER - 2, ink.theme.border(), 1);
    }

    private static void interval(Ink ink, OffPolicyRow row, Scale x, double top, double tall) {
        double middle = top + tall / 2;
        ink.line(x.px(0), top + 3, x.px(0), top + tall - 3, ink.theme.zero(), 1);
        Interval gain = row.gain();
        Color own = Arms.color(ink.theme, 1);
        ink.interval(x.px(gain.low()), x.px(gain.effect()), x.px(gain.high()), middle, own, !gain.excludesZero());
    }

    private static void words(Ink ink, OffPolicyRow row, Place place, double width, double middle) {
        Font font = ink.regular(12);
        Font strong = ink.strong(12);
        double base = middle + 4;
        Amount amount = Amount.money(row.gain());
        double ends = ink.text(
                amount.interval(row.gain().low(), row.gain().high()),
                place.value(),
                base,
                font,
                ink.theme.text2(),
                Ink.Align.RIGHT);
        String gain = amount.difference(row.gain().effect());
        double right = place.value() - ends - 4;
        double wrote = ink.text(gain, right, base, strong, ink.theme.text(), Ink.Align.RIGHT);
        Font name = row.decides() ? strong : font;
        ink.fitted(row.title(), 6, base, name, ink.theme.text(), Ink.Align.LEFT, right - wrote - 14);
        if (width >= WIDE) {
            ink.text(number(row.effectiveRounds()), place.rounds(), base, font, ink.theme.text(), Ink.Align.RIGHT);
            ink.text(weight(row.largestWeight()), place.weight(), base, font, ink.theme.text(), Ink.Align.RIGHT);
        }
        reads(ink, row.reads(), place.reads(), middle);
    }

    private static void reads(Ink ink, String reads, double x, double middle) {
        Color color = switch (reads) {
            case "better" -> ink.theme.ship();
            case "worse" -> ink.theme.stop();
            default -> ink.theme.hold();
        };
        switch (reads) {
            case "better" -> Icons.check(ink, x + 8, middle, color);
            case "worse" -> Icons.cross(ink, x + 8, middle, color);
            case "no_check" -> Icons.warning(ink, x + 8, middle, color);
            default -> Icons.pause(ink, x + 8, middle, color);
        }
        ink.fitted(OfferWords.reads(reads), x + 18, middle + 4, ink.strong(12), color, Ink.Align.LEFT, READS - 20);
    }

    private static HotSpot spot(OffPolicyRow row, Rectangle2D area) {
        List<String> lines = new ArrayList<>(List.of(OfferWords.gain(row.gain()) + " per user and week"));
        if (row.effectiveRounds() != null) {
            lines.add("knows as much as " + number(row.effectiveRounds()) + " equal weeks");
            lines.add("largest weight " + weight(row.largestWeight()));
        }
        lines.add("reads as " + OfferWords.reads(row.reads()) + (row.decides() ? "; decides" : ""));
        return new HotSpot(area, "estimator:" + row.key(), row.title(), lines);
    }
}
