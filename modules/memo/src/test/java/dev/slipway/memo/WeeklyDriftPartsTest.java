package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.model.WeeklyDriftReadout.Week;
import dev.slipway.testreadouts.ScoreReadouts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeeklyDriftPartsTest {
    private static final List<Week> WEEKS = List.of(new Week(1, 900), new Week(2, 910), new Week(3, 905));

    private static String words(List<Feature> features, List<Alert> alerts, List<String> warnings) {
        return words(features, alerts, warnings, null);
    }

    private static String words(
            List<Feature> features, List<Alert> alerts, List<String> warnings, @Nullable ScoreDriftReadout scores) {
        return WeeklyDriftParts.part(
                        new WeeklyDriftReadout(2, WEEKS, .95, 12, .02, features, alerts, warnings),
                        scores,
                        new PictureSet(false))
                .toString();
    }

    @Test
    void alertsDistancesAndTheirAssumptionAreWritten() {
        Cell cell = new Cell(3, 905, .041, .018, .87, "small", true, .07, .11, .06, 3.44, List.of(.4, .6));
        Feature visits = new Feature(
                "visits",
                "Visits per active user",
                "number",
                List.of("1", "above 1"),
                List.of(.5, .5),
                1_810,
                2.89,
                List.of(cell));
        Alert alert = new Alert(
                "visits",
                "Visits per active user",
                3,
                3,
                true,
                3,
                List.of(3),
                List.of(),
                .041,
                .018,
                "alike",
                .001,
                .01,
                "Visits rose.");

        assertThat(words(List.of(visits), List.of(alert), List.of()))
                .contains("Active users of each full week against those of weeks 1–2.", "Visits rose.")
                .contains("all 12 comparisons together with probability 95% (Bonferroni)", "independent of each other")
                .contains("0.041", "0.018", "0.070", "0.110", "0.060", "0.87", "alert")
                .contains("upper bars: weeks 1–2, lower bars: week 3");
    }

    @Test
    void scoresOfModelsHaveATableAndTheirAlerts() {
        assertThat(words(List.of(), List.of(), List.of("No week."), ScoreReadouts.scores()))
                .contains("Scores of the models from week to week", "Who leaves against weeks 3–4")
                .contains("Who leaves (score) rose from 0.", "Who spends how much (score)")
                .contains("neither learned from nor was calibrated on", "all 7 comparisons together");
        assertThat(words(
                        List.of(),
                        List.of(),
                        List.of("No week."),
                        new ScoreDriftReadout(.95, 0, .02, List.of(), List.of("Scores are in 1 full week."))))
                .contains("Scores are in 1 full week.")
                .doesNotContain("Scores by week:");
    }

    @Test
    void whatCouldNotBeComparedIsSaidOnce() {
        String words = words(List.of(), List.of(), List.of("No week is left to compare."));

        assertThat(words.split("No week is left to compare", -1)).hasSizeLessThanOrEqualTo(3);
        assertThat(words).contains("No week is left to compare.").doesNotContain("0 comparisons");
    }
}
