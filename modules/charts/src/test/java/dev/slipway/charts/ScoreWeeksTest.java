package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.text.ScoreWords;
import dev.slipway.testreadouts.ScoreReadouts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The models' rows of the table of weeks, and what is said about them. */
class ScoreWeeksTest {
    private static final ScoreDriftReadout SCORES = ScoreReadouts.scores();

    @Test
    void eachModelHasTheWeeksThatItScores() {
        DataTable table = new ScoreWeeks(SCORES, null, 0).table();

        assertThat(table.headers())
                .containsExactly(
                        "Measure",
                        "Reference rows",
                        "Week 4",
                        "Week 5",
                        "Week 6",
                        "Week 7",
                        "Largest limit of chance",
                        "Reading");
        assertThat(table.rows().getFirst()).startsWith("Who leaves (score)", "3,000", "");
        assertThat(table.rows().getFirst()).endsWith("arms alike, since week 6");
        assertThat(table.rows().getLast()).startsWith("Who spends how much (score)", "3,000");
        assertThat(table.rows().getLast()).endsWith("chance");
    }

    @Test
    void theReaderHearsWhichModelMoved() {
        assertThat(new ScoreWeeks(SCORES, null, 0).accessibleText())
                .isEqualTo("Scores by week: The scores of 1 of 2 models moved: Who leaves (score) since week 6.");
        assertThat(ScoreWords.references(SCORES))
                .isEqualTo("Who leaves against weeks 3–4 and Who spends how much against weeks 2–3");
        assertThat(ScoreWords.how(SCORES)).contains("Who leaves: 14 days after exposure", "all 7 comparisons", "95%");
    }

    @Test
    void whatCouldNotBeComparedIsSaid() {
        ScoreDriftReadout none =
                new ScoreDriftReadout(.95, 0, .02, List.of(), List.of("Scores of Who leaves are in 1 full week."));
        ScoreDriftReadout still =
                new ScoreDriftReadout(.95, 3, .02, SCORES.models().subList(1, 2), List.of());

        assertThat(ScoreWords.summary(none)).isEqualTo("Scores of Who leaves are in 1 full week.");
        assertThat(ScoreWords.how(none)).isEmpty();
        assertThat(ScoreWords.summary(still)).startsWith("No model's scores moved beyond chance and by PSI 0.02");
    }

    @Test
    void noUsersAreNamedWhereModelsScoreOthers() {
        String svg = SvgRenderer.render(new ScoreWeeks(SCORES, "score:churn", 6), 900, 96, ChartThemes.paper());

        assertThat(svg).contains("Week 6", "Who leaves (score)").doesNotContain("Active users");
    }
}
