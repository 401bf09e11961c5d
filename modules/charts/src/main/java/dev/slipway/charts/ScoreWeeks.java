package dev.slipway.charts;

import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ScoreWords;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PSI of each model's scores and week against the first weeks that have any, as {@link WeeklyDrift} shows behaviour.
 *
 * @param selected name of the score whose label is strong; null for none
 * @param week whose cell of that score is underlined; 0 for none
 */
public record ScoreWeeks(ScoreDriftReadout scores, @Nullable String selected, int week) implements Picture {
    @Override
    public String id() {
        return "score-drift";
    }

    private WeeklyDrift rows() {
        return new WeeklyDrift(scores.asTable(), selected, week);
    }

    @Override
    public String accessibleText() {
        return "Scores by week: " + ScoreWords.summary(scores);
    }

    /** With the rows that each reference rests on, since models score other units. */
    @Override
    public DataTable table() {
        DataTable table = rows().table();
        List<String> headers = new ArrayList<>(table.headers());
        headers.add(1, "Reference rows");
        List<Feature> features =
                scores.models().stream().map(ScoreDriftReadout.Scores::score).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            List<String> row = new ArrayList<>(table.rows().get(i));
            row.add(1, Numbers.count(features.get(i).referenceRows()));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    @Override
    public double preferredHeight(double width) {
        return rows().preferredHeight(width);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        return rows().draw(graphics, width, height, theme);
    }
}
