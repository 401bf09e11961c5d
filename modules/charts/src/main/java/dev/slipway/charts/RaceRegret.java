package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user who comes every week has missed so far under each policy, week by week; flat means nothing more is missed.
 *
 * @param changed whether it is the world that changes
 */
public record RaceRegret(Found found, boolean changed) implements Picture {
    private record Line(String key, String title, List<Interval> regret) {}

    private List<Line> lines() {
        return changed && found.change() != null
                ? found.change().policies().stream()
                        .map(p -> new Line(p.key(), p.title(), p.regret()))
                        .toList()
                : found.policies().stream()
                        .map(p -> new Line(p.key(), p.title(), p.regret()))
                        .toList();
    }

    @Override
    public String id() {
        return changed ? "race-change" : "race-regret";
    }

    @Override
    public String accessibleText() {
        List<String> parts = lines().stream()
                .map(l -> l.title() + " " + Numbers.money(l.regret().getLast().effect()))
                .toList();
        return "Missed by a user who comes every week, after " + found.rounds() + " weeks: " + String.join(", ", parts)
                + ".";
    }

    @Override
    public DataTable table() {
        List<Line> lines = lines();
        List<String> headers = new ArrayList<>(List.of("Week"));
        lines.forEach(line -> headers.add(line.title()));
        return new DataTable(
                headers,
                IntStream.range(0, lines.getFirst().regret().size())
                        .mapToObj(w -> {
                            List<String> row = new ArrayList<>(List.of(Integer.toString(w + 1)));
                            lines.forEach(
                                    line -> row.add(Amount.money(line.regret().get(w))
                                            .levelWithInterval(line.regret().get(w))));
                            return row;
                        })
                        .toList());
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<WeekLines.Series> series = new ArrayList<>();
        List<Line> lines = lines();
        for (Line line : lines) {
            double[] weeks = IntStream.rangeClosed(1, line.regret().size())
                    .mapToDouble(w -> w)
                    .toArray();
            series.add(new WeekLines.Series(
                    line.title(),
                    place(line.key()),
                    weeks,
                    line.regret().stream().mapToDouble(Interval::effect).toArray(),
                    line.regret().stream().mapToDouble(Interval::low).toArray(),
                    line.regret().stream().mapToDouble(Interval::high).toArray(),
                    new double[0],
                    new double[0],
                    line.key().endsWith("_forgetting")));
        }
        WeekLines plot = new WeekLines(ink, series, (v, ticks) -> Euros.level(v, ticks), Numbers::money);
        if (changed && found.change() != null) {
            plot.change(found.change().week());
        }
        return plot.draw(width, height);
    }

    /** A policy keeps its colour in every picture; A/B/n has the control's. */
    static int place(String key) {
        return switch (key.replace("_forgetting", "")) {
            case "abn" -> 0;
            case "linucb" -> 1;
            case "safe_linucb" -> 2;
            case "thompson" -> 3;
            default -> 4;
        };
    }
}
