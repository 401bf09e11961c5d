package dev.slipway.readout.text;

import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.ScoreDriftReadout.Scores;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import java.util.List;

/** Sentences about the scores of learned models from week to week. */
public final class ScoreWords {
    private ScoreWords() {}

    /** Which models moved, or that none did of those that could be tested; a sentence. */
    public static String summary(ScoreDriftReadout drift) {
        if (drift.models().isEmpty()) {
            return drift.warnings().isEmpty()
                    ? "There are no scores to compare."
                    : drift.warnings().getFirst();
        }
        List<Alert> alerts = drift.alerts();
        if (!alerts.isEmpty()) {
            return "The scores of " + alerts.size() + " of "
                    + Numbers.counted(drift.models().size(), "model", "models") + " moved: "
                    + Words.list(alerts.stream()
                            .map(alert -> alert.label() + " " + WeeklyWords.when(alert))
                            .toList())
                    + ".";
        }
        boolean tested = drift.models().stream()
                .flatMap(one -> one.score().cells().stream())
                .anyMatch(Cell::tested);
        return tested
                ? "No model's scores moved beyond chance and by PSI " + WeeklyWords.alertFrom(drift.alertFrom())
                        + " or more, in the weeks that could be tested."
                : "Too few scored users in every week to tell drift from chance.";
    }

    /** The weeks of a model's reference: "weeks 3–4". */
    public static String reference(Scores model) {
        return WeeklyWords.reference(model.referenceFrom(), model.referenceTo());
    }

    /** "Who leaves against weeks 3–4"; the reference is told once where all models share it. */
    public static String references(ScoreDriftReadout drift) {
        List<String> all =
                drift.models().stream().map(ScoreWords::reference).distinct().toList();
        return all.size() == 1
                ? "against " + all.getFirst()
                : Words.list(drift.models().stream()
                        .map(one -> one.label() + " against " + reference(one))
                        .toList());
    }

    /** Who is scored when, and under what the limits of chance hold; empty where nothing was compared. */
    public static String how(ScoreDriftReadout drift) {
        if (drift.models().isEmpty()) {
            return "";
        }
        String moments = Words.list(drift.models().stream()
                .map(one -> one.label() + ": " + one.asOf())
                .toList());
        return "A row is one user of the experiment whom the model neither learned from nor was calibrated on, scored as of its moment ("
                + moments
                + ") from what was known before it, in the week of that moment. The limit is what chance stays below in "
                + (drift.comparisons() == 1
                        ? "the one comparison"
                        : "all " + Numbers.count(drift.comparisons()) + " comparisons together")
                + " with probability "
                + Numbers.brief(drift.level() * 100, 3).replace("+", "")
                + "% (Bonferroni). It tells that other users come or that they behave otherwise, not that the model has become wrong.";
    }
}
