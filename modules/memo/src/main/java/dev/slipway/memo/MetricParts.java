package dev.slipway.memo;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The appendix part with every metric: its arms and every method's answer. */
final class MetricParts {
    private MetricParts() {}

    static Map<String, Object> part(Readout readout) {
        List<Block> blocks = new ArrayList<>();
        for (MetricReadout metric : readout.metrics()) {
            blocks.add(arms(metric));
            blocks.add(estimates(metric));
        }
        return Block.part(
                "metrics",
                "Metrics and methods",
                "Every method's answer. The tinted row is the one that the decision rests on, fixed before the data was seen. "
                        + "Intervals are at "
                        + Numbers.brief((1 - readout.experiment().alpha()) * 100, 1) + "%.",
                blocks);
    }

    private static Block arms(MetricReadout metric) {
        MetricFormat format = MetricFormat.of(metric);
        Grid grid = Grid.of(
                "Arm",
                "#Users that count",
                "#Still inside their window",
                "#" + (metric.rate() ? "Rate" : "Mean"),
                "#Standard deviation");
        for (ArmSummary arm : metric.arms()) {
            Double mean = arm.mean();
            Double deviation = arm.standardDeviation();
            grid.row(
                    arm.variant(),
                    Numbers.count(arm.n()),
                    Numbers.count(arm.immature()),
                    mean == null ? Numbers.NONE : format.level(mean),
                    deviation == null ? Numbers.NONE : Numbers.plain(deviation));
        }
        return Block.of(metric.label(), about(metric)).table(grid);
    }

    private static String about(MetricReadout metric) {
        String window = metric.window() == null ? "" : ", " + metric.window();
        String due =
                metric.lastMatures() == null ? "" : ", the last user counts on " + Dates.date(metric.lastMatures());
        return metric.role() + ", " + metric.better() + " is better" + window + due;
    }

    private static Block estimates(MetricReadout metric) {
        MetricFormat format = MetricFormat.of(metric);
        Grid grid = Grid.of("Method", "Against", "#Difference", "#Interval", "#Relative", "#p or probability better");
        for (Estimate estimate : metric.estimates()) {
            if (estimate.scale().equals("absolute")) {
                grid.row(
                        estimate.decides(),
                        MethodNotes.label(estimate),
                        estimate.comparison().getFirst() + " − "
                                + estimate.comparison().getLast(),
                        format.difference(estimate.effect()),
                        format.interval(estimate.ciLow(), estimate.ciHigh()),
                        relative(metric, estimate),
                        probability(estimate));
            }
        }
        Block block = Block.of("").table(grid);
        metric.estimates().stream()
                .flatMap(e -> e.warnings().stream().map(w -> MethodNotes.label(e) + ": " + w))
                .distinct()
                .forEach(block::line);
        return block;
    }

    private static String relative(MetricReadout metric, Estimate absolute) {
        return metric.estimates().stream()
                .filter(e -> e.scale().equals("relative")
                        && e.method().equals(absolute.method())
                        && e.comparison().equals(absolute.comparison()))
                .findFirst()
                .map(e -> Numbers.relative(e.effect()) + " " + Numbers.interval(e.ciLow() * 100, e.ciHigh() * 100, 1))
                .orElse("");
    }

    private static String probability(Estimate estimate) {
        Double p = estimate.pValue();
        if (p != null) {
            return Numbers.pEquals(p);
        }
        Object better = estimate.detail().get("probability_better");
        return better instanceof Number number
                ? String.format(Locale.ROOT, "%s better", Numbers.rate(number.doubleValue()))
                : "";
    }
}
