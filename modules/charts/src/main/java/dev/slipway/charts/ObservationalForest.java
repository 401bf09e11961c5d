package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ObservationalWords;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An effect that nobody randomised, by each method, over the interval of the randomised answer, which runs through all rows as
 * a band; the planted effect as a diamond.
 *
 * @param selected method whose row is framed, {@value #RANDOMISED} for the last; null for none
 */
public record ObservationalForest(
        ObservationalReadout readout, @Nullable String selected) implements Picture {
    /** Key of the row of the study's own arms. */
    public static final String RANDOMISED = "randomised";

    private static final double ROW = 27;
    private static final double NARROW_ROW = 40;
    private static final double HEADER = 26;
    /** More room where the planted effect is named. */
    private static final double PLANTED = 16;

    static final double AXIS = 26;
    static final double NARROW = 440;

    /** One row: {@code key} is the method, or {@link #RANDOMISED}. */
    record Row(String key, String label, String about, Estimate estimate) {}

    @Override
    public String id() {
        return "observational";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Estimate e : readout.estimates()) {
            Object estimand = e.detail().get("estimand");
            String about = estimand == null ? "" : ObservationalWords.about(estimand.toString());
            rows.add(new Row(e.method(), MethodNotes.of(e.method()).name(), about, e));
        }
        Estimate randomised = readout.randomised();
        if (randomised != null) {
            rows.add(new Row(RANDOMISED, "Randomised", label(), randomised));
        }
        return rows;
    }

    /** Height above the first row. */
    double top() {
        return HEADER + (readout.truth() == null ? 0 : PLANTED);
    }

    private String label() {
        String name = readout.randomisedLabel();
        return name == null ? "" : name;
    }

    private static String emptySentence() {
        return "No method has an estimate here; the warnings say why.";
    }

    @Override
    public String accessibleText() {
        MetricFormat format = ObservationalWords.format(readout);
        List<String> clauses = new ArrayList<>();
        for (Row row : rows()) {
            Estimate e = row.estimate();
            clauses.add(row.label() + " " + format.withInterval(e.effect(), e.ciLow(), e.ciHigh()));
        }
        return clauses.isEmpty()
                ? emptySentence()
                : readout.outcomeLabel() + " without randomisation, by method: " + String.join("; ", clauses) + ".";
    }

    @Override
    public DataTable table() {
        MetricFormat format = ObservationalWords.format(readout);
        List<List<String>> rows = new ArrayList<>();
        for (Row row : rows()) {
            Estimate e = row.estimate();
            Double p = e.pValue();
            rows.add(List.of(
                    row.label(),
                    row.about(),
                    format.difference(e.effect()),
                    format.interval(e.ciLow(), e.ciHigh()),
                    p == null ? "" : Numbers.p(p)));
        }
        return new DataTable(List.of("Method", "About", "Difference", "Interval", "p"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return top() + AXIS + rows().size() * (width < NARROW ? NARROW_ROW : ROW) + 8;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new ObservationalDrawing(ink, this, rows, width, height).draw();
    }
}
