package dev.slipway.memo;

import dev.slipway.charts.DriftDistribution;
import dev.slipway.charts.ScoreWeeks;
import dev.slipway.charts.WeeklyDrift;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ScoreWords;
import dev.slipway.readout.text.WeeklySummary;
import dev.slipway.readout.text.WeeklyWords;
import dev.slipway.readout.weekly.WeekPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How behaviour moved from week to week: every measure, the distances of its most moved week, alerts in sentences. */
final class WeeklyDriftParts {
    private static final double WIDTH = 672;

    private WeeklyDriftParts() {}

    /**
     * The part.
     *
     * @param scores of the models, null where there are none
     */
    static Map<String, Object> part(WeeklyDriftReadout drift, @Nullable ScoreDriftReadout scores, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        Block table = Block.of(
                        "How far each measure moved",
                        "coloured: beyond chance; framed: alert, PSI " + WeeklyWords.alertFrom(drift) + " or more")
                .picture(pictures.place("weekly-drift", new WeeklyDrift(drift, null, 0), WIDTH, 0));
        drift.alerts().forEach(alert -> table.line(alert.sentence()));
        if (drift.alerts().isEmpty()) {
            table.line(WeeklySummary.sentence(drift));
        }
        drift.warnings().stream()
                .filter(warning -> !warning.equals(WeeklySummary.line(drift)))
                .forEach(table::line);
        blocks.add(table);
        if (!drift.alerts().isEmpty()) {
            most(drift, drift.alerts().getFirst(), blocks, pictures);
        }
        if (!drift.features().isEmpty()) {
            blocks.add(distances(drift.features()));
        }
        if (scores != null) {
            scores(scores, blocks, pictures);
        }
        return Block.part(
                "weekly-drift",
                "Behaviour from week to week",
                ("Active users of each full week against those of " + WeeklyWords.reference(drift.referenceWeeks())
                                + ". " + WeeklyWords.how(drift))
                        .strip(),
                blocks);
    }

    private static void most(WeeklyDriftReadout drift, Alert alert, List<Block> blocks, PictureSet pictures) {
        for (Feature feature : drift.features()) {
            Cell cell = feature.name().equals(alert.feature()) ? feature.cell(alert.peak()) : null;
            if (cell != null) {
                DriftDistribution chart = new DriftDistribution(
                        WeekPair.of(WeeklyWords.reference(drift.referenceWeeks()), feature, cell), feature.name());
                blocks.add(Block.of(
                                feature.label(),
                                "upper bars: " + WeeklyWords.reference(drift.referenceWeeks()) + ", lower bars: week "
                                        + cell.week())
                        .picture(pictures.place("weekly-drift-most", chart, WIDTH, 0)));
            }
        }
    }

    private static void scores(ScoreDriftReadout scores, List<Block> blocks, PictureSet pictures) {
        Block table = Block.of("Scores of the models from week to week", "");
        if (!scores.models().isEmpty()) {
            table = Block.of("Scores of the models from week to week", ScoreWords.references(scores))
                    .picture(pictures.place("score-drift", new ScoreWeeks(scores, null, 0), WIDTH, 0));
        }
        List<Alert> alerts = scores.alerts();
        alerts.stream().map(Alert::sentence).forEach(table::line);
        if (alerts.isEmpty() && !scores.models().isEmpty()) {
            table.line(ScoreWords.summary(scores));
        }
        scores.warnings().forEach(table::line);
        if (!scores.models().isEmpty()) {
            table.line(ScoreWords.how(scores));
        }
        blocks.add(table);
        if (!scores.models().isEmpty()) {
            blocks.add(distances(scores.asTable().features()));
        }
    }

    private static Block distances(List<Feature> features) {
        Grid grid = Grid.of(
                "Measure", "#Week", "#PSI", "#Limit", "#JS distance", "#KS", "#Limit", "#Design effect", "Reading");
        for (Feature feature : features) {
            Cell cell = feature.most();
            if (cell != null) {
                row(grid, feature, cell);
            }
        }
        return Block.of(
                        "Distances of the week that moved most",
                        "JS: Jensen–Shannon; KS: Kolmogorov–Smirnov, with its limit")
                .table(grid)
                .breakable();
    }

    private static void row(Grid grid, Feature feature, Cell cell) {
        Double ks = cell.kolmogorovSmirnov();
        Double limit = cell.kolmogorovSmirnovLimit();
        grid.row(
                feature.label(),
                Integer.toString(cell.week()),
                Numbers.psi(cell.psi()),
                Numbers.psi(cell.limit()),
                Numbers.fixed(cell.jensenShannon(), 3),
                ks == null ? "" : Numbers.fixed(ks, 3),
                limit == null ? "" : Numbers.fixed(limit, 3),
                Numbers.ratio(cell.designEffect()),
                WeeklyWords.reading(cell));
    }
}
