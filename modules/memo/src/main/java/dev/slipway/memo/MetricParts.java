package dev.slipway.memo;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
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
            blocks.addAll(blocks(metric));
        }
        return Block.part(
                "metrics",
                "Metrics and methods",
                "Every method's answer. The tinted row is the one that the decision rests on, fixed before the data was seen. "
                        + "Intervals are at "
                        + Percent.level(readout) + ".",
                blocks);
    }

    /** The arms with the answers about a single treatment; of several each has a block of its own, so that pages break between them. */
    private static List<Block> blocks(MetricReadout metric) {
        List<Block> blocks = new ArrayList<>(List.of(arms(metric)));
        if (metric.estimates().isEmpty()) {
            blocks.getFirst().line("No estimate: no unit counts yet, or the data of this metric is missing.");
        }
        Set<String> told = new HashSet<>();
        List<List<String>> comparisons =
                metric.estimates().stream().map(Estimate::comparison).distinct().toList();
        boolean several = metric.arms().size() > 2;
        for (List<String> comparison : comparisons) {
            Block block = several ? Block.of("") : blocks.getFirst();
            String head = several
                    ? Words.label(comparison.getFirst()) + " against " + Words.of(comparison.getLast())
                    : "Method";
            block.table(estimates(metric, comparison, head));
            warnings(metric, comparison).stream().filter(told::add).forEach(block::line);
            if (several) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static Block arms(MetricReadout metric) {
        MetricFormat format = MetricFormat.of(metric);
        String level = metric.rate() ? "Rate" : metric.kind().equals("quantile") ? "Quantile" : "Mean";
        boolean waits = metric.window() != null;
        Grid grid = waits
                ? Grid.of("Arm", "#Units that count", "#Still inside their window", "#" + level, "#Standard deviation")
                : Grid.of("Arm", "#Units that count", "#" + level, "#Standard deviation");
        for (ArmSummary arm : metric.arms()) {
            Double mean = arm.mean();
            Double deviation = arm.standardDeviation();
            List<String> cells = new ArrayList<>(List.of(Words.of(arm.variant()), Numbers.count(arm.n())));
            if (waits) {
                cells.add(Numbers.count(arm.immature()));
            }
            cells.add(mean == null ? Numbers.NONE : format.level(mean));
            cells.add(deviation == null ? Numbers.NONE : Numbers.plain(deviation));
            grid.row(cells.toArray(String[]::new));
        }
        return Block.of(metric.label(), about(metric)).table(grid);
    }

    private static String about(MetricReadout metric) {
        String window = metric.window() == null ? "" : ", " + metric.window();
        String due =
                metric.lastMatures() == null ? "" : ", the last user counts on " + Dates.date(metric.lastMatures());
        return metric.role() + ", " + metric.better() + " is better" + window + due;
    }

    private static Grid estimates(MetricReadout metric, List<String> comparison, String head) {
        MetricFormat format = MetricFormat.of(metric);
        Grid grid = Grid.of("!" + head, "#Difference", "#Interval", "#Relative", "#Interval", "#p, or better with");
        for (Estimate estimate : rows(metric)) {
            if (!estimate.comparison().equals(comparison)) {
                continue;
            }
            boolean absolute = estimate.scale().equals("absolute");
            Estimate relative = absolute ? relative(metric, estimate) : estimate;
            grid.row(
                    estimate.decides(),
                    MethodNotes.label(estimate),
                    absolute ? format.difference(estimate.effect()) : "",
                    absolute ? format.interval(estimate.ciLow(), estimate.ciHigh()) : "",
                    relative == null ? "" : Numbers.relative(relative.effect()),
                    relative == null ? "" : Numbers.interval(relative.ciLow() * 100, relative.ciHigh() * 100, 1),
                    probability(estimate));
        }
        return grid;
    }

    /** Each warning once, with the methods that give it. */
    private static List<String> warnings(MetricReadout metric, List<String> comparison) {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        Set<String> all = new HashSet<>();
        for (Estimate estimate : metric.estimates()) {
            if (estimate.comparison().equals(comparison)) {
                String name = MethodNotes.of(estimate.method()).name();
                all.add(name);
                estimate.warnings()
                        .forEach(w -> methods.computeIfAbsent(w, n -> new LinkedHashSet<>())
                                .add(name));
            }
        }
        List<String> lines = new ArrayList<>();
        methods.forEach((warning, names) ->
                lines.add((names.size() == all.size() ? "All methods" : String.join(", ", names)) + ": " + warning));
        return lines;
    }

    /** One row per method and arm: the absolute answer with the relative one beside it, or the relative one alone. */
    private static List<Estimate> rows(MetricReadout metric) {
        return metric.estimates().stream()
                .filter(e -> e.scale().equals("absolute") || same(metric, e, "absolute") == null)
                .toList();
    }

    private static @Nullable Estimate relative(MetricReadout metric, Estimate absolute) {
        Estimate relative = same(metric, absolute, "relative");
        return relative == null || widthless(relative) ? null : relative;
    }

    /** A change in percent where nothing varies, as from some to none: its interval has no width and would seem sure. A warning says it. */
    static boolean widthless(Estimate estimate) {
        return estimate.scale().equals("relative") && estimate.ciLow() == estimate.ciHigh();
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
