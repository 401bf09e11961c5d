package dev.slipway.charts;

import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Comparison;
import dev.slipway.readout.model.PredictionReadout.Measure;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.PredictionWords;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A model's measures, and by how much its deciding one is better than those of simpler models. */
public record PredictionComparison(PredictionReadout prediction) implements Picture {
    private static final double LINE = 24;
    private static final double HEADER = 30;

    @Override
    public String id() {
        return "prediction-" + prediction.name();
    }

    @Override
    public String accessibleText() {
        Trained trained = prediction.trained();
        if (trained == null) {
            return prediction.label() + " has no model.";
        }
        List<String> clauses = new ArrayList<>();
        trained.metrics().forEach(m -> clauses.add(m.title() + " " + PredictionWords.range(m.value())));
        return prediction.label() + ": " + String.join(", ", clauses) + ". " + PredictionWords.verdict(trained);
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        Trained trained = prediction.trained();
        if (trained != null) {
            for (Measure measure : trained.metrics()) {
                rows.add(List.of(measure.title(), PredictionWords.range(measure.value()), ""));
            }
            for (Comparison comparison : trained.comparisons()) {
                rows.add(List.of(
                        trained.deciding() + " better than the " + comparison.baseline(),
                        PredictionWords.improvement(comparison.improvement()),
                        comparison.beats() ? "beats it" : "does not beat it"));
            }
        }
        return new DataTable(List.of("Measure", "Value and interval", "Verdict"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        Trained trained = prediction.trained();
        return trained == null
                ? LINE
                : trained.metrics().size() * LINE
                        + HEADER
                        + trained.comparisons().size() * IntervalRows.ROW
                        + IntervalRows.AXIS;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        Trained trained = prediction.trained();
        if (trained == null) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double line = Math.min(
                LINE, height / (trained.metrics().size() + trained.comparisons().size() + 2.5));
        Font font = ink.regular(11.5);
        double y = 0;
        for (Measure measure : trained.metrics()) {
            String[] words = PredictionWords.range(measure.value()).split(" ", 2);
            double base = y + line / 2 + 4;
            boolean decides = measure.title().equals(trained.deciding());
            ink.fitted(
                    measure.title() + (decides ? ", decides" : ""),
                    4,
                    base,
                    decides ? ink.strong(11.5) : font,
                    theme.text(),
                    Ink.Align.LEFT,
                    width * .5);
            double interval = ink.text(words[1], width - 4, base, font, theme.text2(), Ink.Align.RIGHT);
            ink.text(words[0], width - 10 - interval, base, ink.strong(11.5), theme.text(), Ink.Align.RIGHT);
            y += line;
            ink.line(0, y, width, y, theme.grid(), 1);
        }
        ink.fitted(
                trained.deciding() + " better than that of",
                4,
                y + HEADER - 12,
                ink.regular(Ink.AXIS_SIZE),
                theme.text3(),
                Ink.Align.LEFT,
                width);
        return new IntervalRows(ink, rows(trained)).draw(y + HEADER - 4, width, height);
    }

    private static List<IntervalRows.Row> rows(Trained trained) {
        return trained.comparisons().stream()
                .map(c -> new IntervalRows.Row(
                        "baseline:" + c.baseline(),
                        "the " + c.baseline(),
                        c.improvement().value(),
                        Objects.requireNonNullElse(
                                c.improvement().low(), c.improvement().value()),
                        Objects.requireNonNullElse(
                                c.improvement().high(), c.improvement().value()),
                        PredictionWords.improvement(c.improvement()) + (c.beats() ? "  beats it" : "  does not"),
                        false,
                        List.of(
                                "improvement " + PredictionWords.improvement(c.improvement()),
                                c.beats() ? "the whole interval is above 0" : "the interval reaches 0 or below")))
                .toList();
    }
}
