package dev.slipway.app.drift;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.DriftDistribution;
import dev.slipway.charts.Picture;
import dev.slipway.charts.WeeklyDrift;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.readout.weekly.WeekPair;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the view of weeks shows of the readout, and which cell of its table is chosen. */
final class WeeksViewModel {
    private static final String MEASURE = "measure:";
    private static final String WEEK = "/week:";

    private final ReadOnlyObjectProperty<@Nullable Readout> readout;

    /** As a mark's key, so that one change is one event: {@code measure:visits/week:5}. */
    private final StringProperty choice = new SimpleStringProperty("");

    WeeksViewModel(ScreenContext context) {
        readout = context.workbench().readoutProperty();
        readout.addListener((property, before, after) -> keepChoice());
        keepChoice();
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    StringProperty choiceProperty() {
        return choice;
    }

    @Nullable
    WeeklyDriftReadout drift() {
        Readout now = readout.get();
        return now == null ? null : now.analyses().drift();
    }

    /** The measure that moved most, in its week, unless the choice still exists. */
    private void keepChoice() {
        WeeklyDriftReadout drift = drift();
        if (drift == null || drift.features().isEmpty() || cell() != null) {
            return;
        }
        Feature first = drift.features().getFirst();
        Cell most = first.cells().stream()
                .reduce((a, b) -> b.psi() > a.psi() ? b : a)
                .orElse(null);
        choice.set(MEASURE + first.name() + WEEK + (most == null ? 0 : most.week()));
    }

    static boolean means(String key) {
        return key.startsWith(MEASURE);
    }

    /** Takes a click on a mark; a measure without a week keeps the week. */
    void choose(String key) {
        if (means(key)) {
            choice.set(key.contains(WEEK) ? key : key + WEEK + week());
        }
    }

    private String name() {
        String key = choice.get();
        int end = key.lastIndexOf(WEEK);
        return end < MEASURE.length() ? "" : key.substring(MEASURE.length(), end);
    }

    private int week() {
        String key = choice.get();
        int end = key.lastIndexOf(WEEK);
        return end < 0 ? 0 : Integer.parseInt(key.substring(end + WEEK.length()));
    }

    @Nullable
    Feature feature() {
        WeeklyDriftReadout drift = drift();
        return drift == null
                ? null
                : drift.features().stream()
                        .filter(f -> f.name().equals(name()))
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    Cell cell() {
        Feature feature = feature();
        return feature == null ? null : feature.cell(week());
    }

    Picture table(WeeklyDriftReadout drift) {
        return new WeeklyDrift(drift, name(), week());
    }

    Picture distribution(WeeklyDriftReadout drift, Feature feature, Cell cell) {
        return new DriftDistribution(WeekPair.of(drift, feature, cell), feature.name());
    }

    /** What the chosen cell says, in sentences. */
    String reading(WeeklyDriftReadout drift, Feature feature, Cell cell) {
        String change = WeeklyWords.change(feature, cell, drift.referenceWeeks());
        String chance = switch (cell.reading()) {
            case "few" -> "Too few users to tell that from chance.";
            case "chance" ->
                "Chance alone reaches PSI " + Numbers.psi(cell.limit()) + "; this is " + Numbers.psi(cell.psi()) + ".";
            default ->
                "PSI " + Numbers.psi(cell.psi()) + " is beyond chance, which reaches " + Numbers.psi(cell.limit())
                        + (cell.alert() ? "." : ", and below the alert.");
        };
        return change + ". " + chance + " " + WeeklyWords.distances(cell) + ".";
    }

    /** What stands under the title of the table. */
    String note(WeeklyDriftReadout drift) {
        return "against " + WeeklyWords.reference(drift.referenceWeeks())
                + "; coloured: beyond chance; framed: alert, PSI " + Numbers.psi(drift.alertFrom()) + " or more";
    }

    static boolean serious(Alert alert) {
        return alert.arms().equals("differ");
    }
}
