package dev.slipway.readout.model;

import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of the learned models moved from week to week. A row is one unit that the model did not learn from, scored as of
 * its moment from what was known before it, in the full week of the study in which that moment lies.
 *
 * @param level with which chance alone keeps every index below its limit, all models and weeks together
 * @param comparisons models times later weeks, among which the level is shared (Bonferroni)
 * @param alertFrom PSI from which what is beyond chance is an alert
 * @param models in the order of the study, those that could be compared
 * @param warnings which models could not be compared and why, in sentences
 */
public record ScoreDriftReadout(
        double level, int comparisons, double alertFrom, List<Scores> models, List<String> warnings) {
    public ScoreDriftReadout {
        models = List.copyOf(models);
        warnings = List.copyOf(warnings);
    }

    /**
     * The scores of one model.
     *
     * @param name of the prediction
     * @param asOf the moment in words
     * @param referenceFrom first week with scores, which the reference begins with
     * @param referenceTo last week of the reference
     * @param score named {@code score:} and the model's name; in bins at the deciles of the reference
     * @param alert null where nothing moved far enough
     */
    public record Scores(
            String name,
            String label,
            String asOf,
            int referenceFrom,
            int referenceTo,
            Feature score,
            @Nullable Alert alert) {}

    /** The alerts, in the order of the models. */
    public List<Alert> alerts() {
        return models.stream().map(Scores::alert).filter(Objects::nonNull).toList();
    }

    /** The model whose score has this name; null for none. */
    public @Nullable Scores named(@Nullable String score) {
        return models.stream()
                .filter(one -> one.score().name().equals(score))
                .findFirst()
                .orElse(null);
    }

    /**
     * All models as rows of one table of weeks. Models differ in whom they score when, so its weeks name no number of users, and it
     * begins with the earliest week that is compared.
     */
    public WeeklyDriftReadout asTable() {
        int from = models.stream().mapToInt(Scores::referenceTo).min().orElse(0);
        int to = models.stream()
                .flatMap(one -> one.score().cells().stream())
                .mapToInt(WeeklyDriftReadout.Cell::week)
                .max()
                .orElse(from);
        return new WeeklyDriftReadout(
                from,
                IntStream.rangeClosed(1, to)
                        .mapToObj(week -> new WeeklyDriftReadout.Week(week, 0))
                        .toList(),
                level,
                comparisons,
                alertFrom,
                models.stream().map(Scores::score).toList(),
                alerts(),
                warnings);
    }
}
