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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The appendix part with every metric: its arms and every method's answer. */
final class MetricParts {
    private MetricParts() {}

    static Map<String, Object> part(Readout readout) {
        List<Block> blocks = new ArrayList<>();
        for (MetricReadout metric : readout.metrics()) {
            blocks.add(estimates(arms(metric), metric));
        }
        return Block.part(
                "metrics",
                "Metrics and methods",
                "Every method's answer. The tinted row is the one that the decision rests on, fixed before the data was seen. "
                        + "Intervals are at "
                        + Percent.level(readout) + ".",
                blocks);
    }

    private static Block arms(MetricReadout metric) {
        MetricFormat format = MetricFormat.of(metric);
        Grid grid = Grid.of(
                "Arm",
                "#Units that count",
                "#Still inside their window",
                "#" + (metric.rate() ? "Rate" : metric.kind().equals("quantile") ? "Quantile" : "Mean"),
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

    private static Block estimates(Block block, MetricReadout metric) {
        if (metric.estimates().isEmpty()) {
            return block.line("No estimate: no unit counts yet, or the data of this metric is missing.");
        }
        MetricFormat format = MetricFormat.of(metric);
        boolean several = metric.arms().size() > 2;
        Grid grid = several
                ? Grid.of("!Method", "Arm", "#Difference", "#Interval", "#Relative", "#Interval", "#p, or better with")
                : Grid.of("!Method", "#Difference", "#Interval", "#Relative", "#Interval", "#p, or better with");
        for (Estimate estimate : rows(metric)) {
            List<String> cells = new ArrayList<>();
            cells.add(MethodNotes.label(estimate));
            if (several) {
                cells.add(estimate.comparison().getFirst());
            }
            boolean absolute = estimate.scale().equals("absolute");
            cells.add(absolute ? format.difference(estimate.effect()) : "");
            cells.add(absolute ? format.interval(estimate.ciLow(), estimate.ciHigh()) : "");
            Estimate relative = absolute ? relative(metric, estimate) : estimate;
            cells.add(relative == null ? "" : Numbers.relative(relative.effect()));
            cells.add(relative == null ? "" : Numbers.interval(relative.ciLow() * 100, relative.ciHigh() * 100, 1));
            cells.add(probability(estimate));
            grid.row(estimate.decides(), cells.toArray(String[]::new));
        }
        block.table(grid);
        warnings(metric).forEach(block::line);
        return block;
    }

    /** Each warning once, with the methods that give it. */
    private static List<String> warnings(MetricReadout metric) {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Estimate estimate : metric.estimates()) {
            for (String warning : estimate.warnings()) {
                methods.computeIfAbsent(warning, w -> new LinkedHashSet<>())
                        .add(MethodNotes.of(estimate.method()).name());
            }
        }
        List<String> lines = new ArrayList<>();
        methods.forEach((warning, names) -> lines.add(String.join(", ", names) + ": " + warning));
        return lines;
    }

    /** One row per method and arm: the absolute answer with the relative one beside it, or the relative one alone. */
    private static List<Estimate> rows(MetricReadout metric) {
        return metric.estimates().stream()
                .filter(e -> e.scale().equals("absolute") || same(metric, e, "absolute") == null)
                .toList();
    }

    private static @Nullable Estimate relative(MetricReadout metric, Estimate absolute) {
        return same(metric, absolute, "relative");
    }

    private static @Nullable Estimate same(MetricReadout metric, Estimate estimate, String scale) {
        return metric.estimates().stream()
                .filter(e -> e.scale().equals(scale)
                        && e.method().equals(estimate.method())
                        && e.comparison().equals(estimate.comparison()))
                .findFirst()
                .orElse(null);
    }

    private static String probability(Estimate estimate) {
        Double p = estimate.pValue();
        if (p != null) {
            return Numbers.pEquals(p);
        }
        Object better = estimate.detail().get("probability_better");
        return better instanceof Number number ? certainty(number.doubleValue()) : "";
    }

    /** A probability is never told as certain. */
    private static String certainty(double share) {
        return share > 0.999 ? "> 99.9%" : share < 0.001 ? "< 0.1%" : Numbers.rate(share);
    }
}
