package dev.slipway.charts;

import dev.slipway.charts.Samples.Sample;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.readout.model.SideBySide;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every picture without data. */
final class EmptySamples {
    private EmptySamples() {}

    static List<Sample> all() {
        MetricReadout metric = Fixture.metric(
                "none",
                "A metric",
                "primary",
                "higher",
                .1,
                .4,
                .5,
                List.of(Fixture.back().estimates().getFirst()),
                null);
        MetricReadout none = new MetricReadout(
                "none",
                "A metric",
                "proportion",
                "primary",
                "higher",
                true,
                null,
                null,
                null,
                metric.arms(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        RetentionReadout retention =
                new RetentionReadout("active", List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
        DriftReadout drift = new DriftReadout("week 1", "weeks 2–4", 0, 0, List.of());
        FunnelReadout.Step step =
                new FunnelReadout.Step("Started", List.of(), Map.of(), Map.of(), Map.of(), null, Map.of());
        List<Picture> pictures = List.of(
                new ForestPlot(List.of(none), "absolute", "treatment"),
                new SequentialChart(none, 28, .01, List.of()),
                new GuardrailRow(none, "treatment"),
                new MiniInterval(none, "treatment"),
                new TrendChart(List.of(), Fixture.VARIANTS, TrendChart.Measure.ACTIVE, TrendChart.Grain.DAY),
                new FunnelChart(new FunnelReadout("ordered", 7, Map.of(), 0, null, List.of()), Fixture.VARIANTS),
                new TimeToStepChart(step, Fixture.VARIANTS),
                new RetentionHeatmap(retention, "control"),
                new RetentionDifference(retention, Fixture.VARIANTS),
                new ReturnCurves(retention, true, Fixture.VARIANTS),
                new DayReturns(retention, Fixture.VARIANTS),
                new DriftBars(drift, null),
                new DriftDistribution(drift, "nothing"),
                new DriftWeeks(drift, Fixture.VARIANTS, null),
                new WeeklyDrift(FixtureWeeks.none(), null, 0),
                new TruthPlot(List.of(Fixture.back()), "treatment"),
                new RerunsChart("A metric", true, .05, List.of()),
                new AllocationBarPicture(List.of()),
                new ObservedExpected(Fixture.VARIANTS, Map.of(), Map.of()),
                new ShareDrift(List.of(), .5, List.of("control", "treatment")),
                new RampChart(List.of(), "2026-10-05", 28),
                new PowerCurves(
                        new PlanReadout(0, 0, null, null, null, List.of(), List.of()), 28, .8, Amount.Unit.RATE),
                new PosteriorChart(none, "treatment"),
                new ObservationalForest(FixtureCausal.nothing(), null),
                new LovePlot(FixtureCausal.nothing()),
                new OverlapHistogram(FixtureCausal.nothing()),
                new SegmentForest(new SegmentReadout("country", "none", null, List.of()), none),
                new LooksComparison(
                        new SideBySide("none", "treatment", List.of(), "Nothing can be compared yet.", List.of()),
                        none));
        return Stream.of(pictures, FixtureModels.empty(), FixtureOffers.empty(), FixtureMonitor.empty())
                .flatMap(List::stream)
                .map(picture -> new Sample("empty-" + picture.id(), picture, 420, 120))
                .toList();
    }
}
