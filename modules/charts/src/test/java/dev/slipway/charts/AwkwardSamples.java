package dev.slipway.charts;

import dev.slipway.charts.Samples.Sample;
import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Long names, three arms, a method that failed, a path that begins without an interval. */
final class AwkwardSamples {
    private AwkwardSamples() {}

    static void addTo(List<Sample> to) {
        List<Estimate> estimates = new ArrayList<>();
        for (Estimate e : Fixture.kyc().estimates()) {
            estimates.add(e);
            estimates.add(new Estimate(
                    e.method(),
                    List.of("treatment_b", "control"),
                    e.scale(),
                    e.effect() * -9,
                    null,
                    e.ciHigh() * -9,
                    e.ciLow() * -9 + .02,
                    .95,
                    null,
                    e.decides(),
                    Map.of(),
                    List.of("Few users; read it with care.")));
        }
        estimates.add(new Estimate(
                "bootstrap_bca",
                List.of("treatment", "control"),
                "absolute",
                Double.NaN,
                null,
                Double.NaN,
                Double.NaN,
                .95,
                null,
                false,
                Map.of(),
                List.of()));
        MetricReadout made = Fixture.metric(
                "long",
                "A metric whose name somebody wrote as a whole sentence, with a reason",
                "guardrail",
                "higher",
                .02,
                .413,
                .407,
                estimates,
                -.005);
        List<PathPoint> path = new ArrayList<>(made.path());
        path.set(0, new PathPoint(1, 3, 4, .3, -.9, 1.4, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        path.set(1, new PathPoint(2, 3, 4, null, null, null, null, null));
        MetricReadout metric = new MetricReadout(
                made.key(),
                made.label(),
                made.kind(),
                made.role(),
                made.better(),
                true,
                null,
                .02,
                null,
                made.arms(),
                estimates,
                path,
                made.daily(),
                made.truth(),
                null);
        List<Decision.Milestone> milestones =
                List.of(new Decision.Milestone("long", metric.label() + " shown safe: not yet", null));
        to.add(new Sample("long-forest", new ForestPlot(List.of(metric), "absolute", "treatment"), 600, 160));
        to.add(new Sample("long-forest-b", new ForestPlot(List.of(metric), "absolute", "treatment_b"), 600, 160));
        to.add(new Sample("long-path", new SequentialChart(metric, 28, 0, milestones), 600, 200));
        to.add(new Sample("long-guardrail", new GuardrailRow(metric, "treatment"), 440, 98));
        to.add(new Sample("long-truth", new TruthPlot(List.of(metric), "treatment"), 432, 94));
        List<String> arms = List.of("control_with_a_long_name", "treatment_with_a_long_name", "third");
        List<ActivityDay> activity = Fixture.activity().stream()
                .map(d -> new ActivityDay(
                        d.date(), with(d.exposed()), with(d.active()), with(d.sessions()), List.of(1.0, 2.0, 3.0)))
                .toList();
        to.add(new Sample(
                "three-arms",
                new TrendChart(activity, arms, TrendChart.Measure.ACTIVE, TrendChart.Grain.DAY),
                700,
                260));
    }

    static List<Long> with(List<Long> two) {
        return List.of(two.getFirst(), two.getLast(), two.getFirst() / 2);
    }
}
