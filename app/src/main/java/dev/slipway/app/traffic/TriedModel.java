package dev.slipway.app.traffic;

import dev.slipway.charts.Picture;
import dev.slipway.charts.RampChart;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.readout.AllocationPreview;
import dev.slipway.readout.TrafficCalculator.Traffic;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.text.Numbers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the allocation as tried would mean, beside what the study's own means; arithmetic on a handful of numbers. */
final class TriedModel {
    private static final int USUAL_DAYS = 28;

    private final TrafficViewModel model;

    /**
     * One consequence.
     *
     * @param own under the study's allocation
     * @param tried empty where it is the same
     */
    record Line(String what, String own, String tried) {
        /** "5,000 : 5,000, tried 3,000 : 7,000". */
        String words() {
            return what + ": " + own + (tried.isEmpty() ? "" : ", tried: " + tried);
        }
    }

    TriedModel(TrafficViewModel model) {
        this.model = model;
    }

    /** Expected units, the sample ratio and the days that the plan needs; empty before the run or without a plan. */
    List<Line> lines() {
        HealthCheck ratio = model.exposure().ratio();
        Allocation own = model.allocation().own();
        Experiment experiment = model.allocation().triedProperty().get();
        if (ratio == null || own == null || experiment == null) {
            return List.of();
        }
        Allocation tried = experiment.allocation();
        Map<String, Double> observed = ratio.observed();
        AllocationPreview now = AllocationPreview.of(observed, own, own, days());
        AllocationPreview then = AllocationPreview.of(observed, own, tried, days());
        List<Line> lines = new ArrayList<>();
        lines.add(line("Expected", counts(now), counts(then)));
        lines.add(line("Sample ratio", p(now), p(then)));
        Line plan = plan(own, tried);
        if (plan != null) {
            lines.add(plan);
        }
        return lines;
    }

    private static Line line(String what, String own, String tried) {
        return new Line(what, own, tried.equals(own) ? "" : tried);
    }

    private static String counts(AllocationPreview preview) {
        return preview.expected().values().stream()
                .map(units -> Numbers.fixed(units, 0))
                .collect(Collectors.joining(" : "));
    }

    private static String p(AllocationPreview preview) {
        Double p = preview.ratioP();
        return p == null ? Numbers.NONE : Numbers.pEquals(p);
    }

    /** Days for the smallest effect that the study is planned for, at any time. */
    private @Nullable Line plan(Allocation own, Allocation tried) {
        Findings readout = model.findingsProperty().get();
        Study study = model.study();
        if (readout == null || study == null) {
            return null;
        }
        double wanted = study.decision().minimumEffect();
        PlanReadout.Row row = readout.plan().rows().stream()
                .filter(each -> Math.abs(each.effect() - wanted) < 1e-9)
                .findFirst()
                .orElse(null);
        Integer before = row == null ? null : row.anytime();
        if (before == null) {
            return null;
        }
        double window = study.primary().maturesAfter().toMillis()
                / (double) Duration.ofDays(1).toMillis();
        Integer after = AllocationPreview.days(
                before,
                window,
                readout.experiment().plannedDays(),
                own,
                tried,
                study.experiment().control(),
                readout.decision().treatment());
        boolean same = own.equals(tried) || !model.allocation().differs();
        return line(
                "Days for " + model.plan().effectText(wanted) + ", any time",
                PlanModel.days(before),
                same ? PlanModel.days(before) : PlanModel.days(after));
    }

    /** Coverage over the days as tried; null when a file says who took part. */
    @Nullable
    RampChart ramp() {
        LocalDate first = firstDay();
        if (first == null
                || !model.isHashed()
                || model.allocation().triedProperty().get() == null) {
            return null;
        }
        List<RampChart.Step> steps = model.allocation().ramp().steps().stream()
                .map(step -> new RampChart.Step(step.day(), step.coverage()))
                .toList();
        int last = model.allocation().ramp().steps().getLast().day();
        return new RampChart(steps, first.toString(), Math.max(days(), last + 1));
    }

    /** The ramp as tried, for the widget that shows pictures. */
    @Nullable
    Picture picture() {
        return ramp();
    }

    private @Nullable LocalDate firstDay() {
        Traffic traffic = model.trafficProperty().get();
        if (traffic != null && !traffic.days().isEmpty()) {
            return traffic.days().getFirst().date();
        }
        Study study = model.study();
        return study != null && study.source() instanceof Source.Simulate simulate ? simulate.start() : null;
    }

    private int days() {
        Traffic traffic = model.trafficProperty().get();
        if (traffic != null && !traffic.days().isEmpty()) {
            return traffic.days().size();
        }
        Study study = model.study();
        return study != null && study.source() instanceof Source.Simulate simulate ? simulate.days() : USUAL_DAYS;
    }
}
