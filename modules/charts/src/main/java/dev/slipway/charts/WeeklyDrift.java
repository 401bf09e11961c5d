package dev.slipway.charts;

import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.model.WeeklyDriftReadout.Week;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.WeeklySummary;
import dev.slipway.readout.text.WeeklyWords;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PSI of each measure and week against the reference. Grey is chance, colour is beyond it, a frame is an alert; a dash says
 * that too few users were there.
 *
 * @param selected name of the measure whose label is strong; null for none
 * @param week whose cell of that measure is underlined; 0 for none
 */
public record WeeklyDrift(
        WeeklyDriftReadout drift, @Nullable String selected, int week) implements Picture {
    /** Between the counts of two weeks, so that they don't read as one. */
    private static final double CLEAR = 6;

    private static final double CLOSE_SIZE = 9.5;
    private static final double ROW = 23;
    private static final double TOP = 50;
    private static final double SCALE_END = .25;

    /** Between the last week and the words. */
    private static final double BESIDE = 12;

    @Override
    public String id() {
        return "weekly-drift";
    }

    private static String emptySentence() {
        return "There is no full week after the reference, so there is nothing to compare.";
    }

    private List<Week> later() {
        return drift.weeks().stream()
                .filter(w -> w.number() > drift.referenceWeeks())
                .toList();
    }

    @Override
    public String accessibleText() {
        return drift.features().isEmpty() ? emptySentence() : "Drift by week: " + WeeklySummary.sentence(drift);
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of("Measure"));
        later().forEach(w -> headers.add("Week " + w.number()));
        headers.add("Largest limit of chance");
        headers.add("Reading");
        List<List<String>> rows = new ArrayList<>();
        for (Feature f : drift.features()) {
            List<String> row = new ArrayList<>(List.of(f.label()));
            int decimals = WeeklyWords.decimals(f, limit(f));
            for (Week w : later()) {
                Cell cell = f.cell(w.number());
                row.add(cell == null ? "" : cell.tested() ? WeeklyWords.index(cell.psi(), decimals) : "too few");
            }
            row.add(WeeklyWords.index(limit(f), decimals));
            row.add(word(f));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    private static double limit(Feature f) {
        return f.cells().stream().mapToDouble(Cell::limit).max().orElse(0);
    }

    private @Nullable Alert alert(Feature f) {
        return drift.alerts().stream()
                .filter(a -> a.feature().equals(f.name()))
                .findFirst()
                .orElse(null);
    }

    private String word(Feature f) {
        Alert alert = alert(f);
        if (alert != null) {
            String arms = switch (alert.arms()) {
                case Alert.ALIKE -> "arms alike, ";
                case Alert.DIFFER -> "arms differ, ";
                default -> "arms not known, ";
            };
            return arms + WeeklyWords.when(alert);
        }
        return WeeklyWords.reading(f);
    }

    @Override
    public double preferredHeight(double width) {
        return TOP + drift.features().size() * ROW;
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<Week> weeks = later();
        if (drift.features().isEmpty() || weeks.isEmpty()) {
            ink.sentence(
                    drift.warnings().isEmpty()
                            ? emptySentence()
                            : drift.warnings().getFirst(),
                    width,
                    height);
            return List.of();
        }
        double labels = Math.clamp(width * .29, 60, 200);
        double words = Math.clamp(width * .25, 0, 168);
        double limits = width < 420 ? 0 : 52;
        double cell = Math.max(8, (width - labels - words - limits - BESIDE) / weeks.size());
        double row = Math.clamp((height - TOP) / drift.features().size(), 12, 30);
        Font font = ink.regular(Ink.AXIS_SIZE);
        Heat.legend(ink, theme.sequential(), "PSI 0", Numbers.fixed(SCALE_END, 2), width, 12, width / 2);
        header(ink, weeks, labels, cell, font);
        if (limits > 0) {
            ink.text("limit", width - words - 12, 44, font, theme.text3(), Ink.Align.RIGHT);
        }
        List<HotSpot> spots = new ArrayList<>();
        for (int i = 0; i < drift.features().size(); i++) {
            Feature f = drift.features().get(i);
            double y = TOP + i * row;
            Font face = f.name().equals(selected) ? ink.strong(11) : ink.medium(11);
            ink.fitted(f.label(), 0, y + row / 2 + 4, face, theme.text(), Ink.Align.LEFT, labels - 8);
            int decimals = decimals(f, cell, ink);
            for (int w = 0; w < weeks.size(); w++) {
                cell(ink, f, weeks.get(w).number(), decimals, labels + w * cell, y, cell, row, spots);
            }
            if (limits > 0) {
                ink.text(
                        WeeklyWords.index(limit(f), decimals),
                        width - words - 12,
                        y + row / 2 + 4,
                        font,
                        theme.text2(),
                        Ink.Align.RIGHT);
            }
            word(ink, f, width - words, y + row / 2, words);
        }
        return spots;
    }

    private static void header(Ink ink, List<Week> weeks, double left, double cell, Font font) {
        List<String> names = weeks.stream().map(week -> "Week " + week.number()).toList();
        List<String> users =
                weeks.stream().map(week -> Numbers.shortCount(week.users())).toList();
        boolean named = fit(names, cell, font);
        boolean counted = fit(users, cell, font) && weeks.stream().anyMatch(week -> week.users() > 0);
        Font small = fit(users, cell - CLEAR, font) ? font : ink.regular(CLOSE_SIZE);
        if (!named) {
            ink.text("Week", 0, 30, font, ink.theme.text2(), Ink.Align.LEFT);
        }
        if (counted) {
            ink.text("Active users", 0, 44, font, ink.theme.text3(), Ink.Align.LEFT);
        }
        for (int w = 0; w < weeks.size(); w++) {
            double x = left + (w + .5) * cell;
            String name = named ? names.get(w) : Integer.toString(weeks.get(w).number());
            ink.text(name, x, 30, font, ink.theme.text2(), Ink.Align.CENTER);
            if (counted) {
                ink.text(users.get(w), x, 44, small, ink.theme.text3(), Ink.Align.CENTER);
            }
        }
    }

    private static boolean fit(List<String> texts, double cell, Font font) {
        return texts.stream().allMatch(text -> Ink.width(text, font) < cell - 2);
    }

    /** More decimals than usual only where there is room for them. */
    private static int decimals(Feature f, double cell, Ink ink) {
        int wanted = WeeklyWords.decimals(f, limit(f));
        return wanted > 0 && fit(List.of(WeeklyWords.index(f.largest(), wanted)), cell - 2, ink.strong(11))
                ? wanted
                : 0;
    }

    private void cell(
            Ink ink,
            Feature f,
            int number,
            int decimals,
            double x,
            double y,
            double width,
            double row,
            List<HotSpot> spots) {
        Cell found = f.cell(number);
        if (found == null) {
            return;
        }
        boolean beyond = found.beyondChance();
        Color color = beyond
                ? Heat.sequential(ink.theme, Math.max(found.psi(), SCALE_END / 6), SCALE_END)
                : ink.theme.sequential().getFirst();
        String text = found.tested() ? WeeklyWords.index(found.psi(), beyond ? decimals : 0) : "–";
        Heat.cell(ink, x, y, width, row, color, text, beyond ? ink.strong(11) : ink.regular(Ink.AXIS_SIZE));
        if (found.alert()) {
            Heat.frame(ink, x, y, width, row);
        }
        if (number == week && f.name().equals(selected)) {
            ink.line(x + 4, y + row - 2, x + width - 4, y + row - 2, ink.theme.accent(), 2);
        }
        spots.add(new HotSpot(
                new Rectangle2D.Double(x, y, width, row),
                "measure:" + f.name() + "/week:" + number,
                f.label() + ", week " + number,
                List.of(
                        WeeklyWords.psi(found.psi(), found.limit()),
                        WeeklyWords.distances(found),
                        "n " + Numbers.count(f.referenceRows()) + " and " + Numbers.count(found.rows()))));
    }

    private void word(Ink ink, Feature f, double x, double middle, double room) {
        if (room < 40) {
            return;
        }
        Alert alert = alert(f);
        Color color = alert == null
                ? ink.theme.text2()
                : alert.arms().equals(Alert.DIFFER) ? ink.theme.stop() : ink.theme.hold();
        String said = word(f);
        if (alert != null) {
            Icons.warning(ink, x, middle, color);
        } else if (said.equals("chance")) {
            Icons.check(ink, x, middle, color);
        } else {
            Icons.info(ink, x, middle, color);
        }
        ink.fitted(said, x + 12, middle + 4, ink.strong(11), color, Ink.Align.LEFT, room - 12);
    }
}
