package dev.slipway.charts;

import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First treatment − control of the cohort triangles in pp, on a scale centred on 0; framed cells exclude 0. */
public record RetentionDifference(RetentionReadout retention, List<String> variants) implements Picture {
    public RetentionDifference {
        variants = List.copyOf(variants);
    }

    @Override
    public String id() {
        return "retention-difference";
    }

    @Override
    public String accessibleText() {
        int cells = 0;
        int above = 0;
        int below = 0;
        for (List<RetentionReadout.@Nullable Difference> row : retention.difference()) {
            for (RetentionReadout.Difference cell : row) {
                if (cell != null) {
                    cells++;
                    above += cell.low() > 0 ? 1 : 0;
                    below += cell.high() < 0 ? 1 : 0;
                }
            }
        }
        return cells == 0
                ? emptySentence()
                : "Difference in the share active, treatment minus control, " + cells + " cells of cohort and week: "
                        + above + " above 0 and " + below + " below 0 with their 95% interval.";
    }

    private static String emptySentence() {
        return "No cohort has finished its first week yet.";
    }

    @Override
    public DataTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < retention.difference().size(); cohort++) {
            for (int week = 0; week < retention.difference().get(cohort).size(); week++) {
                RetentionReadout.Difference cell = cell(cohort, week);
                if (cell != null) {
                    rows.add(List.of(
                            Dates.date(retention.cohorts().get(cohort)),
                            Integer.toString(week + 1),
                            Numbers.pp(cell.effect(), 1),
                            Numbers.ppInterval(cell.low(), cell.high(), 1)));
                }
            }
        }
        return new DataTable(List.of("Week of", "Week", "Difference", "95% interval"), rows);
    }

    @Override
    public double preferredHeight(double width) {
        return Triangle.TOP + retention.cohorts().size() * Triangle.ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        int weeks = Triangle.weeks(retention);
        if (weeks == 0 || retention.difference().isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        double reach = reach();
        String end = Numbers.fixed(reach * 100, 0);
        Heat.legend(ink, theme.diverging(), Numbers.MINUS + end, "+" + end + " pp", width, 12, width);
        return new Triangle(ink, retention, width, height).draw(weeks, (cohort, week) -> {
            RetentionReadout.Difference cell = cell(cohort, week);
            return cell == null ? null : mark(theme, cell, cohort, week, reach);
        });
    }

    private Triangle.Mark mark(ChartTheme theme, RetentionReadout.Difference cell, int cohort, int week, double reach) {
        List<String> lines = new ArrayList<>();
        String arms = arms(cohort, week);
        if (!arms.isEmpty()) {
            lines.add(arms);
        }
        lines.add(Numbers.pp(cell.effect(), 1) + " " + Numbers.ppInterval(cell.low(), cell.high(), 1));
        lines.add(Effects.sizes(cell.nControl(), cell.nTreatment()));
        return new Triangle.Mark(
                Heat.diverging(theme, cell.effect(), reach),
                Numbers.signed(cell.effect() * 100, 1),
                Numbers.signed(cell.effect() * 100, 0),
                cell.excludesZero(),
                lines);
    }

    private String arms(int cohort, int week) {
        List<String> parts = new ArrayList<>();
        for (int arm = Math.min(1, variants.size() - 1); arm >= 0; arm--) {
            List<List<RetentionReadout.@Nullable Cell>> triangle =
                    retention.triangles().get(variants.get(arm));
            if (triangle != null
                    && cohort < triangle.size()
                    && week < triangle.get(cohort).size()) {
                RetentionReadout.Cell cell = triangle.get(cohort).get(week);
                if (cell != null) {
                    parts.add(Effects.lower(variants.get(arm)) + " " + Numbers.rate(cell.share()));
                }
            }
        }
        return String.join(", ", parts);
    }

    private RetentionReadout.@Nullable Difference cell(int cohort, int week) {
        if (cohort >= retention.difference().size()
                || week >= retention.difference().get(cohort).size()) {
            return null;
        }
        return retention.difference().get(cohort).get(week);
    }

    /** Where the strongest colour begins: most cells are inside, outliers take the last step. */
    private double reach() {
        List<Double> sizes = new ArrayList<>();
        for (List<RetentionReadout.@Nullable Difference> row : retention.difference()) {
            for (RetentionReadout.Difference cell : row) {
                if (cell != null) {
                    sizes.add(Math.abs(cell.effect()));
                }
            }
        }
        sizes.sort(null);
        double most = sizes.isEmpty() ? 0 : sizes.get((int) Math.floor((sizes.size() - 1) * .95));
        return Math.max(1, Math.ceil(most * 100 - 1e-9)) / 100;
    }
}
