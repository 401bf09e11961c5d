package dev.slipway.charts;

import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Bin;
import dev.slipway.readout.model.PredictionReadout.Calibration;
import dev.slipway.readout.model.PredictionReadout.Trained;
import dev.slipway.readout.text.Numbers;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Predicted probability against the share of outcomes in ten groups of test rows; on the diagonal they agree. */
public record CalibrationCurve(PredictionReadout prediction) implements Picture {
    private static final double AXIS = 36;
    private static final double AIR = .04;

    @Override
    public String id() {
        return "calibration-" + prediction.name();
    }

    private List<Bin> bins() {
        Trained trained = prediction.trained();
        Calibration calibration = trained == null ? null : trained.calibration();
        return calibration == null ? List.of() : calibration.curve();
    }

    @Override
    public String accessibleText() {
        if (bins().isEmpty()) {
            return prediction.label() + " predicts no probability.";
        }
        Bin first = bins().getFirst();
        Bin last = bins().getLast();
        return prediction.label() + ", predicted and observed: " + words(first) + " in the lowest group, " + words(last)
                + " in the highest.";
    }

    private static String words(Bin bin) {
        return Numbers.rate(bin.predicted()) + " and " + observed(bin);
    }

    private static String observed(Bin bin) {
        return Numbers.rate(bin.observed()) + " [" + Numbers.fixed(100 * bin.low(), 1) + ", "
                + Numbers.fixed(100 * bin.high(), 1) + "]";
    }

    @Override
    public DataTable table() {
        return new DataTable(
                List.of("Predicted", "Observed", "Rows"),
                bins().stream()
                        .map(b -> List.of(Numbers.rate(b.predicted()), observed(b), Numbers.count(b.rows())))
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (bins().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        double low = bins().stream()
                .mapToDouble(b -> Math.min(b.predicted(), b.low()))
                .min()
                .orElse(0);
        double high = bins().stream()
                .mapToDouble(b -> Math.max(b.predicted(), b.high()))
                .max()
                .orElse(1);
        Ticks ticks = Ticks.covering(low, Math.min(1, high), (int) Math.clamp((height - AXIS) / 34, 2, 6));
        Font font = ink.regular(Ink.AXIS_SIZE);
        double left = Axes.room(ticks, font, v -> Axes.share(v, ticks)) + 10;
        Rectangle2D.Double area =
                new Rectangle2D.Double(left, 18, Math.max(4, width - left - 8), Math.max(4, height - 18 - AXIS));
        double span = ticks.high() - ticks.low();
        LinePlot plot =
                new LinePlot(ink, area, ticks.low() - AIR * span, ticks.high() + AIR * span, ticks.low(), ticks.high());
        plot.grid(ticks.values());
        plot.draw();
        ink.text("observed", 0, 10, font, theme.text3(), Ink.Align.LEFT);
        Axes.left(ink, ticks, plot.y, left - 10, font, v -> Axes.share(v, ticks));
        Axes.bottom(ink, ticks, plot.x, area.getMaxY() + 16, font, v -> Axes.share(v, ticks), left - 10, width);
        ink.text("predicted", width - 8, area.getMaxY() + 31, font, theme.text3(), Ink.Align.RIGHT);
        ink.dashed(
                plot.x.px(ticks.low()),
                plot.y.px(ticks.low()),
                plot.x.px(ticks.high()),
                plot.y.px(ticks.high()),
                theme.text3(),
                1.4,
                4f,
                3f);
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < bins().size(); i++) {
            spots.add(bin(ink, plot, bins().get(i), i, prediction.rows()));
        }
        return spots;
    }

    private static HotSpot bin(Ink ink, LinePlot plot, Bin bin, int number, String rows) {
        double x = plot.x.px(bin.predicted());
        ink.line(x, plot.y.clamped(bin.low()), x, plot.y.clamped(bin.high()), Arms.color(ink.theme, 1), 2.2);
        ink.dot(x, plot.y.clamped(bin.observed()), 4, Arms.color(ink.theme, 1));
        double top = Math.min(plot.y.clamped(bin.high()), plot.y.clamped(bin.observed()) - 6);
        double bottom = Math.max(plot.y.clamped(bin.low()), plot.y.clamped(bin.observed()) + 6);
        return new HotSpot(
                new Rectangle2D.Double(x - 6, top, 12, bottom - top),
                "bin:" + number,
                "Predicted " + Numbers.rate(bin.predicted()),
                List.of("observed " + observed(bin), Numbers.count(bin.rows()) + " " + rows));
    }
}
