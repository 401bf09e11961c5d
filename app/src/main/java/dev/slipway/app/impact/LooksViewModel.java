package dev.slipway.app.impact;

import dev.slipway.charts.LooksComparison;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/** The ways of looking and the family of metrics as the Looks view shows them, and which row is chosen. */
final class LooksViewModel {
    private static final int NONE = -1;

    private final ImpactViewModel impact;
    private final IntegerProperty chosen = new SimpleIntegerProperty(NONE);

    LooksViewModel(ImpactViewModel impact) {
        this.impact = impact;
    }

    /** Place of the row whose page is shown; −1 for the row that decides. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    /** The ways of looking at the chosen treatment; null in a run that is older than this part. */
    @Nullable
    SideBySide looks(Readout now) {
        return now.analyses().looks().stream()
                .filter(each ->
                        each.treatment().equals(impact.treatmentProperty().get()))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LooksComparison picture(Readout now) {
        SideBySide looks = looks(now);
        return looks == null ? null : new LooksComparison(looks, now.metric(looks.metric()));
    }

    /** Whether every way says the same. */
    boolean agree(SideBySide looks) {
        return looks.rows().stream().map(SideBySide.Row::says).distinct().count() <= 1;
    }

    /** The summary and what holds for all rows. */
    String words(Readout now) {
        SideBySide looks = looks(now);
        if (looks == null) {
            return "This run is older than this part. Run the study again to see the ways of looking side by side.";
        }
        List<String> sentences = new ArrayList<>(List.of(looks.summary()));
        sentences.addAll(looks.notes());
        return String.join(" ", sentences);
    }

    /** Takes a click on a row of the picture. */
    void choose(String key) {
        if (key.startsWith(LooksComparison.KEY)) {
            chosen.set(Integer.parseInt(key.substring(LooksComparison.KEY.length())));
        }
    }

    /** The chosen row, else the one that decides, else the first; null without rows. */
    SideBySide.@Nullable Row row(Readout now) {
        SideBySide looks = looks(now);
        if (looks == null || looks.rows().isEmpty()) {
            return null;
        }
        if (chosen.get() >= 0 && chosen.get() < looks.rows().size()) {
            return looks.rows().get(chosen.get());
        }
        return looks.rows().stream()
                .filter(SideBySide.Row::decides)
                .findFirst()
                .orElse(looks.rows().getFirst());
    }

    /** The page behind a row. */
    List<NoteLine> lines(Readout now, SideBySide.Row row) {
        MetricReadout metric = now.primary();
        MethodNotes.Note note = MethodNotes.of(row.method());
        Double error = row.detail().get("standard_error") instanceof Double se ? se : null;
        List<String> arms =
                List.of(now.experiment().control(), impact.treatmentProperty().get());
        return List.of(
                new NoteLine("Result", result(metric, row)),
                new NoteLine("Why it is as wide as it is", row.why()),
                new NoteLine("What it answers", note.answers()),
                new NoteLine("Formula", note.formula()),
                new NoteLine("Inputs", NoteLine.inputs(metric, arms, error)),
                new NoteLine("Its own numbers", NoteLine.own(metric, row.detail())),
                new NoteLine("Assumes", note.assumes()),
                new NoteLine("Warnings", NoteLine.warnings(row.warnings())),
                new NoteLine("Source", note.source()));
    }

    private static String result(MetricReadout metric, SideBySide.Row row) {
        MetricFormat format = MetricFormat.of(metric);
        Double low = row.low();
        Double high = row.high();
        String level = Numbers.brief(row.level() * 100, 1).replace("+", "") + "%";
        String effect = low == null || high == null
                ? format.difference(row.effect()) + ", no interval"
                : format.withInterval(row.effect(), low, high) + " at " + level;
        return effect + ", " + LooksComparison.probability(row);
    }

    /** One effect of the family, as it is written. */
    record FamilyRow(
            String metric, String treatment, String difference, String p, String adjusted, boolean found, String key) {}

    /** Empty when the study names no family. */
    List<FamilyRow> family(Readout now) {
        FamilyReadout family = now.analyses().family();
        List<FamilyRow> rows = new ArrayList<>();
        if (family != null) {
            for (FamilyReadout.Row row : family.rows()) {
                rows.add(familyRow(now.metric(row.metric()), row));
            }
        }
        return rows;
    }

    private static FamilyRow familyRow(MetricReadout metric, FamilyReadout.Row row) {
        MetricFormat format = MetricFormat.of(metric);
        String difference = metric.estimates("absolute", row.treatment()).stream()
                .filter(e -> e.method().equals(row.method()))
                .map((Estimate e) -> format.withInterval(e))
                .findFirst()
                .orElse(format.difference(row.effect()));
        return new FamilyRow(
                metric.label(),
                row.treatment(),
                difference,
                Numbers.p(row.pValue()),
                Numbers.p(row.adjustedP()),
                row.found(),
                "metric:" + metric.key() + "/estimate:" + row.method());
    }

    /** "Holm: the chance of any false finding … is at most 5%." and whose p-values these are. */
    static String familyWords(FamilyReadout family) {
        return MethodNotes.of(family.adjustment()).name() + ". " + family.controls() + " "
                + String.join(" ", family.notes());
    }
}
