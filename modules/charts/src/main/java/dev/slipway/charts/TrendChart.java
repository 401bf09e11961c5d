package dev.slipway.charts;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What exposed users did over time, by arm. Weeks and months are means per day, so that a part of a week or month
 * compares with a whole one. Active users by day carry 95 % binomial bands; sums of sessions and money per day have no
 * honest band here, because the spread between users is not in the activity, and show none.
 */
public record TrendChart(List<ActivityDay> activity, List<String> variants, Measure measure, Grain grain)
        implements Picture {
    /** What is counted. */
    public enum Measure {
        ACTIVE("Active users"),
        SESSIONS("Sessions"),
        REVENUE("Revenue");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    /** Over what it is averaged. */
    public enum Grain {
        DAY(""),
        WEEK(", mean of the week"),
        MONTH(", mean of the month");

        private final String words;

        Grain(String words) {
            this.words = words;
        }
    }

    public TrendChart {
        activity = List.copyOf(activity);
        variants = List.copyOf(variants);
    }

    /** {@code Active users per day, mean of the week}. */
    public String title() {
        return measure.words + " per day" + grain.words;
    }

    boolean banded() {
        return measure == Measure.ACTIVE && grain == Grain.DAY;
    }

    @Override
    public String id() {
        return "trend-" + Effects.lower(measure.name()) + "-" + Effects.lower(grain.name());
    }

    @Override
    public String accessibleText() {
        List<TrendPeriod> periods = periods();
        if (periods.isEmpty()) {
            return emptySentence();
        }
        TrendPeriod last = periods.getLast();
        List<String> ends = new ArrayList<>();
        for (int arm = 0; arm < variants.size(); arm++) {
            ends.add(
                    Effects.lower(variants.get(arm)) + " " + words(last.values().get(arm)));
        }
        return title() + " from " + Dates.day(periods.getFirst().first()) + " to " + Dates.day(last.last())
                + ", at the end " + String.join(", ", ends) + ".";
    }

    static String emptySentence() {
        return "This study has no activity over time.";
    }

    @Override
    public DataTable table() {
        boolean days = periods().stream().allMatch(period -> period.first().equals(period.last()));
        List<String> headers = new ArrayList<>(days ? List.of("Day") : List.of("From", "To"));
        variants.forEach(v -> headers.add(Arms.name(v)));
        List<List<String>> rows = new ArrayList<>();
        for (TrendPeriod period : periods()) {
            List<String> row = new ArrayList<>(List.of(Dates.date(period.first())));
            if (!days) {
                row.add(Dates.date(period.last()));
            }
            period.values().forEach(v -> row.add(words(v)));
            rows.add(row);
        }
        return new DataTable(headers, rows);
    }

    String words(double value) {
        if (measure == Measure.REVENUE) {
            return value >= 1000 ? "€" + Numbers.fixed(value, 0) : Numbers.money(value);
        }
        return Numbers.fixed(value, 0);
    }

    List<TrendPeriod> periods() {
        return TrendPeriod.of(activity, variants.size(), measure, grain);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        List<TrendPeriod> periods = periods();
        if (periods.isEmpty()) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new TrendDrawing(ink, this, periods, width, height).draw();
    }
}
