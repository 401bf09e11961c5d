package dev.slipway.memo;

import dev.slipway.charts.DayReturns;
import dev.slipway.charts.DriftBars;
import dev.slipway.charts.DriftWeeks;
import dev.slipway.charts.FunnelChart;
import dev.slipway.charts.Picture;
import dev.slipway.charts.PowerCurves;
import dev.slipway.charts.RetentionDifference;
import dev.slipway.charts.RetentionHeatmap;
import dev.slipway.charts.ReturnCurves;
import dev.slipway.charts.TrendChart;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the technical report has beyond the memo: ways of looking, funnel, retention, drift, models, plan, every number of
 * every method, and how the methods behave.
 */
final class ReportParts {
    private static final double WIDTH = 672;
    private static final double HEATMAP = 460;

    private ReportParts() {}

    static List<Map<String, Object>> all(Readout readout, PictureSet pictures) {
        List<Map<String, Object>> parts = new ArrayList<>(LooksParts.all(readout, pictures));
        FunnelReadout funnel = readout.funnel();
        if (funnel != null) {
            parts.add(funnel(funnel, readout, pictures));
        }
        RetentionReadout retention = readout.retention();
        if (retention != null) {
            parts.add(retention(retention, readout, pictures));
        }
        DriftReadout drift = readout.drift();
        if (drift != null) {
            parts.add(drift(drift, readout, pictures));
        }
        WeeklyDriftReadout weeks = readout.analyses().drift();
        if (weeks != null) {
            parts.add(WeeklyDriftParts.part(weeks, readout.analyses().scores(), pictures));
        }
        ObservationalReadout observational = readout.analyses().observational();
        if (observational != null) {
            parts.add(ObservationalParts.part(observational, pictures));
        }
        RolloutReadout rollout = readout.analyses().rollout();
        if (rollout != null) {
            parts.add(RolloutParts.part(rollout, readout.filter() != null, pictures));
        }
        parts.addAll(GrowthParts.all(readout, pictures));
        parts.addAll(ModelParts.all(readout.analyses(), pictures));
        parts.add(planning(readout, pictures));
        parts.add(EstimateParts.part(readout, pictures));
        parts.add(CalibrationParts.part(readout));
        return parts;
    }

    private static Map<String, Object> funnel(FunnelReadout funnel, Readout readout, PictureSet pictures) {
        FunnelChart chart = new FunnelChart(funnel, readout.experiment().variants());
        String left = Numbers.counted(funnel.immature(), "user is", "users are")
                + " left out because their window has not passed.";
        return Block.part(
                "funnel",
                "Funnel",
                "Among exposed users whose window of " + window(funnel) + " has passed. " + left,
                List.of(shown("Step by step", "funnel", chart, pictures)));
    }

    private static Map<String, Object> retention(RetentionReadout retention, Readout readout, PictureSet pictures) {
        List<String> variants = readout.experiment().variants();
        List<Block> blocks = new ArrayList<>();
        for (String variant : variants) {
            blocks.add(Block.of(Words.label(variant), "share active by week after exposure")
                    .picture(pictures.place(
                            "retention-" + variant, new RetentionHeatmap(retention, variant), HEATMAP, 0)));
        }
        blocks.add(Block.of("Difference", "framed: excludes 0")
                .picture(pictures.place(
                        "retention-difference", new RetentionDifference(retention, variants), HEATMAP, 0)));
        blocks.add(
                drawn("Return curves", "return-curves", new ReturnCurves(retention, false, variants), 220, pictures));
        blocks.add(shown("Day 1, 7 and 30", "day-returns", new DayReturns(retention, variants), pictures));
        return Block.part("retention", "Retention", "Active means the event " + retention.event() + ".", blocks);
    }

    private static Map<String, Object> drift(DriftReadout drift, Readout readout, PictureSet pictures) {
        return Block.part(
                "drift",
                "Input drift",
                "Population stability index of " + drift.before() + " against " + drift.after()
                        + ". The limit is what chance reaches at these sample sizes once in twenty.",
                List.of(
                        shown("How far each input moved", "drift", new DriftBars(drift, null), pictures),
                        shown(
                                "Week by week",
                                "drift-weeks",
                                new DriftWeeks(drift, readout.experiment().variants(), null),
                                pictures)));
    }

    private static Map<String, Object> planning(Readout readout, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        if (!readout.activity().isEmpty()) {
            TrendChart active = new TrendChart(
                    readout.activity(),
                    readout.experiment().variants(),
                    TrendChart.Measure.ACTIVE,
                    TrendChart.Grain.DAY);
            blocks.add(drawn("Active users per day", "active-users", active, 200, pictures));
        }
        if (!readout.plan().curves().isEmpty()) {
            boolean together = readout.analyses().monitor() != null; // of users and weeks, where all begin at once
            PowerCurves curves = new PowerCurves(
                    readout.plan(),
                    readout.experiment().plannedDays(),
                    readout.experiment().power(),
                    PowerCurves.unit(readout.primary()),
                    together ? readout.plan().unitsPerDay() : 0);
            blocks.add(drawn(together ? "Power by users" : "Power by day", "power", curves, 200, pictures));
        }
        return Block.part("plan", "Activity and plan", "", blocks);
    }

    private static String window(FunnelReadout funnel) {
        return Words.span(Duration.ofMillis(Math.round(funnel.windowDays() * 86_400_000)));
    }

    /** A picture that has its numbers in it. */
    private static Block shown(String title, String key, Picture picture, PictureSet pictures) {
        return Block.of(title).picture(pictures.place(key, picture, WIDTH, 0));
    }

    /** A picture with its numbers below. */
    private static Block drawn(String title, String key, Picture picture, double height, PictureSet pictures) {
        return Block.of(title)
                .picture(pictures.place(key, picture, WIDTH, height))
                .table(Grid.of(picture.table()));
    }
}
