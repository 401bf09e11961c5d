package dev.slipway.charts;

import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The share of each weekly cohort of one arm that was active in the weeks after exposure; one scale for all arms. */
public record RetentionHeatmap(RetentionReadout retention, String variant) implements Picture {
    @Override
    public String id() {
        return "retention-" + variant;
    }

    @Override
    public String accessibleText() {
        RetentionReadout.Cell first = cell(0, 0);
        if (first == null) {
            return emptySentence();
        }
        return "Share of users active by week after exposure, " + Effects.lower(variant) + ": the cohort of "
                + Dates.day(retention.cohorts().getFirst()) + " starts at " + Numbers.rate(first.share()) + " of "
                + Numbers.count(first.n()) + " users; shares from 0% to " + Numbers.rate(highest()) + ".";
    }

    private static String emptySentence() {
        return "No cohort has finished its first week yet.";
    }

    @Override
    public DataTable table() {
        int weeks = Triangle.weeks(retention);
        List<String> headers = new ArrayList<>(List.of("Week of"));
        for (int week = 1; week <= weeks; week++) {
            headers.add("Week " + week);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < retention.cohorts().size(); cohort++) {
            List<String> row =
                    new ArrayList<>(List.of(Dates.date(retention.cohorts().get(cohort))));
            for (int week = 0; week < weeks; week++) {
                RetentionReadout.Cell cell = cell(cohort, week);
                row.add(cell == null ? "" : Numbers.rate(cell.share()));
            }
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    @Override
    public double preferredHeight(double width) {
        return Triangle.TOP + retention.cohorts().size() * Triangle.ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        int weeks = Triangle.weeks(retention);
        if (weeks == 0) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double highest = highest();
        Heat.legend(ink, theme.sequential(), "0%", Numbers.fixed(highest * 100, 0) + "%", width, 12, width);
        return new Triangle(ink, retention, width, height).draw(weeks, (cohort, week) -> {
            RetentionReadout.Cell cell = cell(cohort, week);
            return cell == null ? null : mark(theme, cell, highest);
        });
    }

    private Triangle.Mark mark(ChartTheme theme, RetentionReadout.Cell cell, double highest) {
        String percent = Numbers.fixed(cell.share() * 100, 0);
        return new Triangle.Mark(
                Heat.sequential(theme, cell.share(), highest),
                percent,
                percent,
                false,
                List.of(
                        Effects.lower(variant) + " " + Numbers.rate(cell.share()) + " active",
                        Numbers.counted(cell.n(), "user", "users")));
    }

    private RetentionReadout.@Nullable Cell cell(int cohort, int week) {
        List<List<RetentionReadout.@Nullable Cell>> triangle =
                retention.triangles().get(variant);
        if (triangle == null
                || cohort >= triangle.size()
                || week >= triangle.get(cohort).size()) {
            return null;
        }
        return triangle.get(cohort).get(week);
    }

    /** Over all arms, rounded up to 5 %: two arms beside each other have one scale. */
    private double highest() {
        double highest = 0;
        for (List<List<RetentionReadout.@Nullable Cell>> arm :
                retention.triangles().values()) {
            for (List<RetentionReadout.@Nullable Cell> row : arm) {
                for (RetentionReadout.Cell cell : row) {
                    highest = cell == null ? highest : Math.max(highest, cell.share());
                }
            }
        }
        return Math.clamp(Math.ceil(highest * 20 - 1e-9) / 20, .05, 1);
    }
}
