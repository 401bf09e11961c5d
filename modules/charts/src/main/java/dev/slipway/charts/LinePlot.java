package dev.slipway.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Lines and bands over a hairline grid: a JFreeChart {@link XYPlot} without any of its own look. Words and axes are
 * written by the picture, which knows the room that they need.
 */
final class LinePlot {
    /** JFreeChart clips at its data area; a line on the edge keeps its whole width. */
    private static final double EDGE = 3;

    private final Ink ink;
    private final Rectangle2D area;
    final Scale x;
    final Scale y;
    private final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    private final DeviationRenderer renderer = new DeviationRenderer(true, false);
    private final List<Double> rows = new ArrayList<>();

    LinePlot(Ink ink, Rectangle2D area, double xLow, double xHigh, double yLow, double yHigh) {
        this.ink = ink;
        this.area = area;
        this.x = new Scale(xLow, xHigh, area.getMinX(), area.getMaxX());
        this.y = new Scale(yLow, yHigh, area.getMaxY(), area.getMinY());
        renderer.setAlpha(1f);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAutoPopulateSeriesPaint(false);
    }

    /** Hairlines across at these values. */
    LinePlot grid(List<Double> values) {
        rows.addAll(values);
        return this;
    }

    /** A band between two curves, without a line. */
    LinePlot band(double[] xs, double[] low, double[] high, Color color) {
        int series = add(xs, low, low, high);
        renderer.setSeriesFillPaint(series, color);
        renderer.setSeriesLinesVisible(series, false);
        return this;
    }

    LinePlot line(double[] xs, double[] ys, Color color, double width, float... dash) {
        int series = add(xs, ys, ys, ys);
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesFillPaint(series, Ink.alpha(color, 0));
        renderer.setSeriesStroke(
                series,
                new BasicStroke(
                        (float) width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        10f,
                        dash.length == 0 ? null : dash,
                        0f));
        return this;
    }

    void draw() {
        for (double value : rows) {
            double at = y.px(value);
            ink.line(area.getMinX(), at, area.getMaxX(), at, ink.theme.grid(), 1);
        }
        if (area.getWidth() < 4 || area.getHeight() < 4 || data.getSeriesCount() == 0) {
            return;
        }
        XYPlot plot = new XYPlot(data, axis(x, area.getWidth()), axis(y, area.getHeight()), renderer);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        Rectangle2D padded = new Rectangle2D.Double(
                area.getX() - EDGE, area.getY() - EDGE, area.getWidth() + 2 * EDGE, area.getHeight() + 2 * EDGE);
        plot.draw(ink.g, padded, null, null, null);
    }

    private int add(double[] xs, double[] ys, double[] low, double[] high) {
        YIntervalSeries series = new YIntervalSeries(data.getSeriesCount(), false, true);
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(ys[i]) && Double.isFinite(low[i]) && Double.isFinite(high[i])) {
                series.add(xs[i], bounded(ys[i]), bounded(low[i]), bounded(high[i]));
            }
        }
        data.addSeries(series);
        return data.getSeriesCount() - 1;
    }

    /** Far outside is outside; without this a first day's wide band is drawn kilometres beyond the paper. */
    private double bounded(double value) {
        double span = Math.max(1e-300, y.high() - y.low());
        return Math.clamp(value, y.low() - 3 * span, y.high() + 3 * span);
    }

    private static NumberAxis axis(Scale scale, double px) {
        NumberAxis axis = new NumberAxis();
        double edge = EDGE * (scale.high() - scale.low()) / px;
        double low = scale.low() - edge;
        axis.setRange(low, Math.max(scale.high() + edge, low + 1e-12));
        axis.setVisible(false);
        return axis;
    }
}
