package dev.slipway.charts;

import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Importance;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.PredictionWords;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Objects;

/**
 * What a model leans on: how much its loss rises when a feature is shuffled, with intervals.
 *
 * @param chosen name of the feature whose row is tinted; may be empty
 */
public record ImportanceForest(PredictionReadout prediction, String chosen) implements Picture {
    /** Rows that are drawn; the table has all. */
    private static final int MOST = 9;

    @Override
    public String id() {
        return "importance-" + prediction.name();
    }

    private List<Importance> all() {
        Trained trained = prediction.trained();
        return trained == null ? List.of() : trained.importance();
    }

    private List<Importance> shown() {
        return all().stream().limit(MOST).toList();
    }

    @Override
    public String accessibleText() {
        if (all().isEmpty()) {
            return prediction.label() + " has no model.";
        }
        return prediction.label() + " leans most on "
                + String.join(
                        "; ",
                        shown().stream()
                                .limit(3)
                                .map(i -> i.label() + " " + PredictionWords.improvement(i.loss()))
                                .toList())
                + ".";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Feature", "Loss when shuffled", "Of the model's loss"),
                all().stream()
                        .map(i -> List.of(i.label(), PredictionWords.improvement(i.loss()), Numbers.rate(i.share())))
                        .toList());
    }

    @Override
    public double preferredHeight(double width) {
        return Math.max(1, shown().size()) * IntervalRows.ROW + IntervalRows.AXIS + 6;
    }

    /** Below this height rows can't be read any more. */
    public double leastHeight() {
        return Math.max(1, shown().size()) * IntervalRows.LEAST_ROW + IntervalRows.AXIS + 6;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (all().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        List<IntervalRows.Row> rows = shown().stream()
                .map(i -> new IntervalRows.Row(
                        "feature:" + i.feature(),
                        i.label(),
                        i.loss().value(),
                        Objects.requireNonNullElse(i.loss().low(), i.loss().value()),
                        Objects.requireNonNullElse(i.loss().high(), i.loss().value()),
                        PredictionWords.improvement(i.loss()),
                        i.feature().equals(chosen),
                        List.of(
                                "loss when shuffled " + PredictionWords.improvement(i.loss()),
                                Numbers.rate(i.share()) + " of the model's own loss")))
                .toList();
        return new IntervalRows(ink, rows).draw(6, width, height);
    }
}
