package dev.slipway.app.drift;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.DriftDistribution;
import dev.slipway.charts.Picture;
import dev.slipway.charts.ScoreWeeks;
import dev.slipway.charts.WeeklyDrift;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ScoreWords;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.readout.weekly.WeekPair;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the view of weeks shows of the readout, and which cell of its table is chosen. */
final class WeeksViewModel {
    private static final String MEASURE = "measure:";
    private static final String WEEK = "/week:";

    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(null, null, null));

    /** As a mark's key: {@code measure:visits/week:5}. */
    private String choice = "";

    WeeksViewModel(ScreenContext context) {
        // All weeks and users, in the experiment or not: no filter changes that.
        readout = context.workbench().allUsersProperty();
        readout.addListener((property, before, after) -> show());
        show();
    }

    /**
     * Everything that the view shows, so that one change is one event.
     *
     * @param readout null before the first run
     * @param feature null where the study has none
     * @param cell null where the chosen measure has no such week
     */
    record Shown(
            @Nullable Readout readout,
            @Nullable Feature feature,
            @Nullable Cell cell) {
        @Nullable
        WeeklyDriftReadout drift() {
            return readout == null ? null : readout.analyses().drift();
        }

        @Nullable
        ScoreDriftReadout scores() {
            return readout == null ? null : readout.analyses().scores();
        }

        /** The weeks of the reference in words: of a model's score its own. */
        String reference(WeeklyDriftReadout drift) {
            ScoreDriftReadout all = scores();
            ScoreDriftReadout.Scores model = all == null || feature == null ? null : all.named(feature.name());
            return model == null ? WeeklyWords.reference(drift.referenceWeeks()) : ScoreWords.reference(model);
        }
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The choice where it exists; else the most moved week of the chosen measure, or of the one that moved most. */
    private void show() {
        Readout now = readout.get();
        WeeklyDriftReadout drift = now == null ? null : now.analyses().drift();
        Feature chosen = drift == null ? null : feature(now, drift);
        Cell cell = chosen == null ? null : chosen.cell(week());
        if (cell == null && drift != null && !drift.features().isEmpty()) {
            chosen = chosen == null ? drift.features().getFirst() : chosen;
            cell = chosen.most();
            choice = MEASURE + chosen.name() + WEEK + (cell == null ? 0 : cell.week());
        }
        shown.set(new Shown(now, chosen, cell));
    }

    private @Nullable Feature feature(Readout now, WeeklyDriftReadout drift) {
        ScoreDriftReadout scores = now.analyses().scores();
        ScoreDriftReadout.Scores model = scores == null ? null : scores.named(name());
        if (model != null) {
            return model.score();
        }
        return drift.features().stream()
                .filter(f -> f.name().equals(name()))
                .findFirst()
                .orElse(null);
    }

    static boolean means(String key) {
        return key.startsWith(MEASURE);
    }

    /** Takes a click on a mark; a measure without a week keeps the week. */
    void choose(String key) {
        if (means(key)) {
            choice = key.contains(WEEK) ? key : key + WEEK + week();
            show();
        }
    }

    private String name() {
        int end = choice.lastIndexOf(WEEK);
        return end < MEASURE.length() ? "" : choice.substring(MEASURE.length(), end);
    }

    private int week() {
        int end = choice.lastIndexOf(WEEK);
        return end < 0 ? 0 : Integer.parseInt(choice.substring(end + WEEK.length()));
    }

    Picture table(WeeklyDriftReadout drift) {
        return new WeeklyDrift(drift, name(), week());
    }

    Picture scores(ScoreDriftReadout scores) {
        return new ScoreWeeks(scores, name(), week());
    }

    Picture distribution(String reference, Feature feature, Cell cell) {
        return new DriftDistribution(WeekPair.of(reference, feature, cell), feature.name());
    }

    /** What the chosen cell says, in sentences. */
    String reading(String reference, Feature feature, Cell cell) {
        String change = WeeklyWords.change(feature, cell, reference);
        String chance = switch (cell.reading()) {
            case "few" -> "Too few users to tell that from chance.";
            case "chance" -> WeeklyWords.psi(cell.psi(), cell.limit()) + ".";
            default ->
                WeeklyWords.psi(cell.psi(), cell.limit()) + ", beyond chance"
                        + (cell.alert() ? "." : " and below the alert.");
        };
        return change + ". " + chance + " " + WeeklyWords.distances(cell) + ". Rows: "
                + Numbers.count(feature.referenceRows()) + " and " + Numbers.count(cell.rows()) + ".";
    }

    /** What stands under the title of the table. */
    String note(WeeklyDriftReadout drift) {
        return "against " + WeeklyWords.reference(drift.referenceWeeks())
                + "; coloured: beyond chance; framed: alert, PSI " + WeeklyWords.alertFrom(drift) + " or more";
    }

    static boolean serious(Alert alert) {
        return alert.arms().equals(Alert.DIFFER);
    }
}
